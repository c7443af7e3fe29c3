using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>A mean over independent repetitions with its confidence interval.</summary>
/// <param name="Mean">the arithmetic mean</param>
/// <param name="StandardDeviation">over the repetitions, with n − 1; NaN for one</param>
/// <param name="Low">lower end of the interval, −∞ for one repetition</param>
/// <param name="High">upper end of the interval, +∞ for one repetition</param>
/// <param name="Count">the number n of repetitions</param>
public sealed record Estimate(double Mean, double StandardDeviation, double Low, double High, int Count)
{
    /// <summary>Mean ± t·s/√n with Student's t of n − 1 degrees of freedom.</summary>
    /// <exception cref="ArgumentException">no values</exception>
    public static Estimate OfMean(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        if (values.IsEmpty)
            throw new ArgumentException("A mean needs at least one value.", nameof(values));
        var mean = 0.0;
        foreach (var value in values)
            mean += value;
        mean /= values.Length;
        if (values.Length == 1)
            return new Estimate(mean, double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1);
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / (values.Length - 1));
        var half = StudentT.InvCDF(0, 1, values.Length - 1, (1 + confidence) / 2) * deviation / Math.Sqrt(values.Length);
        return new Estimate(mean, deviation, mean - half, mean + half, values.Length);
    }
}
