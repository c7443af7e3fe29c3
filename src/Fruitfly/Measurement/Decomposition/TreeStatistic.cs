using System.Numerics.Tensors;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>A statistic of one level of the partition tree, with what its interval is made of.</summary>
public sealed class TreeStatistic
{
    readonly double[] _byRepartition, _without, _byPoint;

    /// <param name="byRepartition"><c>[repartitions]</c></param>
    /// <param name="without"><c>[repartitions × subsets]</c>: the same with one subset left out; NaN where too few are
    /// left</param>
    /// <param name="byPoint"><c>[points]</c>, means over the repartitions</param>
    /// <exception cref="ArgumentException">none of one of them, or rows that are not full</exception>
    public TreeStatistic(
        ReadOnlySpan<double> byRepartition, ReadOnlySpan<double> without, ReadOnlySpan<double> byPoint)
    {
        if (byRepartition.IsEmpty || without.IsEmpty || byPoint.IsEmpty || without.Length % byRepartition.Length != 0)
            throw new ArgumentException(
                $"A statistic of a level needs repartitions, subsets and points, but there are {byRepartition.Length} " +
                $"repartitions, {without.Length} values without a subset and {byPoint.Length} points.",
                nameof(byRepartition));
        (_byRepartition, _without, _byPoint) = (byRepartition.ToArray(), without.ToArray(), byPoint.ToArray());
        Estimate = TensorPrimitives.Average<double>(_byRepartition);
    }

    /// <summary>The mean over the repartitions.</summary>
    public double Estimate { get; }

    public int Repartitions => _byRepartition.Length;

    public int Subsets => _without.Length / _byRepartition.Length;

    public ReadOnlySpan<double> ByRepartition => _byRepartition;

    public ReadOnlySpan<double> ByPoint => _byPoint;

    /// <summary>The statistic of a repartition with one subset after another left out.</summary>
    public ReadOnlySpan<double> Without(int repartition) =>
        _without.AsSpan(repartition * Subsets, Subsets);

    /// <summary>The variance over repartitions, 0 for one.</summary>
    internal double BetweenRepartitions => SumOfSquares(_byRepartition) / Math.Max(1, Repartitions - 1);

    /// <summary>The mean over repartitions of (K − 1)/K Σ (T₍₋ₖ₎ − mean)², the variance that the jackknife sees; NaN
    /// where too few subsets are left when one is taken away.</summary>
    internal double Jackknife
    {
        get
        {
            var sum = 0.0;
            for (var r = 0; r < Repartitions; r++)
                sum += SumOfSquares(Without(r));
            return sum * (Subsets - 1) / Subsets / Repartitions;
        }
    }

    /// <summary>The variance of the mean over points. Points of one unit, such as rows of one person, vary
    /// together.</summary>
    /// <param name="units">the unit of each point, or empty where each is its own</param>
    internal double PointsPart(ReadOnlySpan<int> units) => PointVariance.OfMean(_byPoint, units);

    static double SumOfSquares(ReadOnlySpan<double> values)
    {
        var mean = TensorPrimitives.Average(values);
        var sum = 0.0;
        foreach (var value in values)
            sum += (value - mean) * (value - mean);
        return sum;
    }
}
