using System.Globalization;

namespace Fruitfly.Lab.RateTests;

/// <summary>What a test of learning rates came to, in words.</summary>
public static class RateTestText
{
    /// <summary>The suggestion with its rule and interval.</summary>
    public static string Lead(RateFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Suggested is { } rate
            ? $"The suggested learning rate is {Rate(rate)}: {RateFinding.Rule}" +
                (finding.Interval is var (low, high) ? $" (95 % interval {Rate(low)} to {Rate(high)})." : ".")
            : "No learning rate lowered the loss: look at the data, the network and its initialization.";
    }

    /// <summary>What one seed suggests.</summary>
    public static string Line(RateCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return curve.Suggested is { } suggested
            ? $"seed {curve.Seed}: smallest loss at {Digits(curve.Smallest)}, a tenth of it is {Digits(suggested)}"
            : $"seed {curve.Seed}: no learning rate lowered the loss";
    }

    internal static string Rate(double rate) => rate.ToString("0.#######", CultureInfo.InvariantCulture);

    internal static string Digits(double? rate) =>
        rate is { } given ? given.ToString("G2", CultureInfo.InvariantCulture) : "–";
}
