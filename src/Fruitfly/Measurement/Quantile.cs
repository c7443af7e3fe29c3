using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>The value below which a given share of independent repetitions falls, with its confidence interval. It
/// exists where a mean may not.</summary>
/// <param name="Low">lower end of the interval, −∞ where the repetitions are too few for one</param>
/// <param name="High">upper end of the interval, +∞ where they are too few</param>
/// <param name="Count">the number n of repetitions</param>
public sealed record Quantile(double Value, double Low, double High, int Count)
{
    /// <summary>The median with the interval between two order statistics, which
    /// holds for every distribution.</summary>
    public static Quantile Median(IReadOnlyList<double> values, double confidence = 0.95) =>
        Of(values, 0.5, confidence);

    /// <summary>The quantile, linear between the order statistics at k/(n − 1) (Hyndman and Fan's type 7, NumPy's
    /// default), with the interval between the order statistics that the binomial distribution of n and
    /// <paramref name="share"/> allows.</summary>
    /// <exception cref="ArgumentException">no values</exception>
    /// <exception cref="ArgumentOutOfRangeException">a share outside 0 to 1</exception>
    public static Quantile Of(IReadOnlyList<double> values, double share, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("A quantile needs at least one value.", nameof(values));
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must lie between 0 and 1.");
        double[] sorted = [.. values.Order()];
        var below = new Binomial(share, sorted.Length);
        var outside = (1 - confidence) / 2;
        // As many values fall below the quantile as a binomial count: the l-th lies above it with the probability of
        // fewer than l. Cantelli's inequality says where to begin.
        var (middle, reach) = (below.Mean, below.StdDev / Math.Sqrt(outside));
        var (low, high) = ((int)Math.Max(0, middle - reach), (int)Math.Min(sorted.Length + 1, middle + reach + 2));
        while (low < sorted.Length && below.CumulativeDistribution(low) <= outside)
            low++;
        while (high > low + 1 && below.CumulativeDistribution(high - 2) >= 1 - outside)
            high--;
        return new Quantile(
            Between(sorted, share),
            low == 0 ? double.NegativeInfinity : sorted[low - 1],
            high > sorted.Length ? double.PositiveInfinity : sorted[high - 1],
            sorted.Length);
    }

    static double Between(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length
            ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}
