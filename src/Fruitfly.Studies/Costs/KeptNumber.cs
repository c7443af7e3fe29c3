namespace Fruitfly.Studies.Costs;

/// <summary>Something else that was measured, such as the seconds in which a data set is made.</summary>
sealed record KeptNumber(double Value, DateTimeOffset Seen)
{
    /// <summary>A file that says more of a step, of loading or of measuring is damaged.</summary>
    public const double MostSeconds = 3600;

    public bool IsSound => double.IsFinite(Value) && Value > 0; // a clock too coarse saw nothing
}
