using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.LearningCurves;

/// <summary>A forecast made without the largest sizes, beside what was measured there.</summary>
/// <param name="LeftOut">sizes left out</param>
/// <param name="Ratio">the largest size by the largest that was fitted</param>
/// <param name="Low">lower end of the fall that was forecast</param>
/// <param name="Measured">the fall that was measured</param>
/// <param name="StandardDeviation">of the measured fall</param>
/// <param name="IsPassed">whether the measured fall lies within the interval and 1.645 standard deviations (for 90 %)
/// around it</param>
public sealed record BackTest(
    int LeftOut, double Ratio, double Low, double High, double Measured, double StandardDeviation, bool IsPassed)
{
    /// <summary>The fall that the best fit foretold, within <see cref="Low"/> and <see cref="High"/>.</summary>
    public double BestFit { get; init; }

    /// <summary>Sizes that a fit of three parameters needs.</summary>
    const int LeastSizes = 3;

    /// <returns>null where too few sizes are left</returns>
    internal static BackTest? Of(
        LearningCurve curve, int leftOut, double confidence, ForecastConstants constants)
    {
        if (curve.Count - leftOut < LeastSizes)
            return null;
        var ratio = curve.Sizes[0] / curve.Sizes[leftOut];
        var profile = new PowerLawProfile(new(curve.Without(leftOut), constants), confidence);
        var (low, high) = profile.Gain(ratio);
        var measured = curve.Errors[leftOut] - curve.Errors[0];
        var deviation = Math.Sqrt(curve[leftOut, leftOut] + curve[0, 0] - 2 * curve[0, leftOut]);
        var slack = Normal.InvCDF(0, 1, (1 + confidence) / 2) * deviation;
        return new(
            leftOut, ratio, low, high, measured, deviation, measured >= low - slack && measured <= high + slack)
        {
            BestFit = profile.Fit.Gain(ratio),
        };
    }
}
