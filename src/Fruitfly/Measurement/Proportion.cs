using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>A share of successes among independent attempts, with its confidence interval.</summary>
/// <param name="Value">k / n</param>
/// <param name="Count">the number n of attempts</param>
public sealed record Proportion(double Value, double Low, double High, int Count)
{
    /// <summary>The shares p with |k/n − p| ≤ z √(p (1 − p) / n): an interval that stays within 0 and 1 and has a width
    /// where all or none succeed (Wilson 1927).</summary>
    /// <exception cref="ArgumentOutOfRangeException">no attempts, or successes that are not 0 to n</exception>
    public static Proportion Wilson(int successes, int count, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, count);
        return Wilson((double)successes / count, count, confidence);
    }

    /// <summary>The same for a share that is the mean of several networks' on the same examples. Their mean varies no
    /// more with the examples than one network's share does, so the interval is long enough.</summary>
    /// <param name="share">from 0 to 1</param>
    /// <exception cref="ArgumentOutOfRangeException">no attempts, or no share</exception>
    public static Proportion Wilson(double share, int count, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share runs from 0 to 1.");
        var (low, high) = Ends(share, count, confidence);
        return new Proportion(share, low, high, count);
    }

    /// <param name="count">attempts; those that are not independent count as fewer, which need not be whole</param>
    internal static (double Low, double High) Ends(double share, double count, double confidence)
    {
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var square = z * z / count;
        var middle = (share + square / 2) / (1 + square);
        var half = z / (1 + square) * Math.Sqrt(share * (1 - share) / count + square / (4 * count));
        return (share == 0 ? 0 : middle - half, share == 1 ? 1 : middle + half);
    }
}
