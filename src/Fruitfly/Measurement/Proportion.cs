using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>A share of successes among independent attempts, with its confidence interval.</summary>
/// <param name="Value">k / n</param>
/// <param name="Count">the number n of attempts</param>
public sealed record Proportion(double Value, double Low, double High, int Count)
{
    /// <summary>The shares p with |k/n − p| ≤ z √(p (1 − p) / n): an interval that stays within 0 and 1 and has a width where all or
    /// none succeed (Wilson 1927).</summary>
    /// <exception cref="ArgumentOutOfRangeException">no attempts, or successes that are not 0 to n</exception>
    public static Proportion Wilson(int successes, int count, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, count);
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var (p, square) = ((double)successes / count, z * z / count);
        var middle = (p + square / 2) / (1 + square);
        var half = z / (1 + square) * Math.Sqrt(p * (1 - p) / count + square / (4 * count));
        return new Proportion(p, successes == 0 ? 0 : middle - half, successes == count ? 1 : middle + half, count);
    }
}
