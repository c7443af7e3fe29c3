using System.Globalization;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.RateTests;

/// <summary>What a test of learning rates came to.</summary>
/// <param name="Curves">of each seed</param>
public sealed record RateFinding(IReadOnlyList<RateCurve> Curves)
{
    /// <summary>In words, for the report.</summary>
    public const string Rule = "a tenth of the rate at which the smoothed loss is smallest, the geometric mean over seeds";

    /// <summary>The mean over seeds of the logarithm (to base 10) of what each suggests; null where no rate lowered the
    /// loss of any.</summary>
    public Estimate? Logarithm { get; } =
        Curves.Select(curve => curve.Suggested).OfType<double>().Select(Math.Log10).ToArray() is { Length: > 0 } rates
            ? Estimate.OfMean(rates) : null;

    /// <summary>The geometric mean of what the seeds suggest, in two digits; null where there is none.</summary>
    public double? Suggested => Logarithm is { } logarithm ? TwoDigits(Math.Pow(10, logarithm.Mean)) : null;

    /// <summary>Its 95 % interval over seeds; null where fewer than two suggest a rate.</summary>
    public (double Low, double High)? Interval => Logarithm is { Count: > 1 } logarithm
        ? (TwoDigits(Math.Pow(10, logarithm.Low)), TwoDigits(Math.Pow(10, logarithm.High))) : null;

    static double TwoDigits(double value) =>
        double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
