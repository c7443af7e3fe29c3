using System.Numerics.Tensors;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>How far means over points would differ with other points.</summary>
public static class PointVariance
{
    /// <summary>The variance of the mean of one quantity: <see cref="OfMeans"/> of one.</summary>
    public static double OfMean(ReadOnlySpan<double> values, ReadOnlySpan<int> units = default) =>
        OfMeans(values, values, units);

    /// <summary>The covariance of the means of two quantities at the same points: U/(U − 1) Σ over units of (Σ a − ā)(Σ
    /// b − b̄)/P², which is cov(a, b)/P where each point is a unit of its own. Points of one unit vary together, as in
    /// the cluster-robust variance of Liang &amp; Zeger 1986.</summary>
    /// <param name="a"><c>[points]</c></param>
    /// <param name="b"><c>[points]</c></param>
    /// <param name="units">the unit of each point, from 0 on; or empty where each is its own</param>
    /// <returns>infinity for a single unit</returns>
    /// <exception cref="ArgumentException">no points, or not as many of each</exception>
    public static double OfMeans(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<int> units = default)
    {
        if (a.IsEmpty || a.Length != b.Length || (!units.IsEmpty && units.Length != a.Length))
            throw new ArgumentException(
                $"{a.Length} and {b.Length} values and {units.Length} units are not of the same points.", nameof(a));
        var (meanA, meanB) = (TensorPrimitives.Average(a), TensorPrimitives.Average(b));
        var (sum, count) = units.IsEmpty ? (0.0, a.Length) : OfUnits(a, b, meanA, meanB, units);
        if (units.IsEmpty)
            for (var i = 0; i < a.Length; i++)
                sum += (a[i] - meanA) * (b[i] - meanB);
        return count == 1 ? double.PositiveInfinity : sum * count / (count - 1) / a.Length / a.Length;
    }

    static (double Sum, int Count) OfUnits(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, double meanA, double meanB, ReadOnlySpan<int> units)
    {
        var sums = new Dictionary<int, (double A, double B)>();
        for (var i = 0; i < a.Length; i++)
        {
            var (sumA, sumB) = sums.GetValueOrDefault(units[i]);
            sums[units[i]] = (sumA + a[i] - meanA, sumB + b[i] - meanB);
        }
        return (sums.Values.Sum(pair => pair.A * pair.B), sums.Count);
    }
}
