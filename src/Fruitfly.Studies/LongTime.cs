namespace Fruitfly.Studies;

/// <summary>Predicted seconds as a length of time. What would take longer than a thousand years is said to take that
/// long, and never stops the program.</summary>
static class LongTime
{
    /// <summary>Of many, the sum is a length of time too.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(365_000);

    public static TimeSpan OfSeconds(double seconds) =>
        seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
}
