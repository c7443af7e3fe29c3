using System.Numerics;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>Squared error or Brier score of networks trained on every subset with the same seeds, cut into its parts: a
/// two-way analysis of variance without replicates, at every point. A seed that all subsets share makes their networks
/// alike, so the plain product of two subsets' residuals would count <see cref="CrossedParts.SeedVariance"/>/S as
/// bias.</summary>
public sealed class CrossedDecomposition
{
    readonly CrossedParts[] _byPoint;

    CrossedDecomposition(CrossedParts mean, CrossedParts[] byPoint) => (Mean, _byPoint) = (mean, byPoint);

    /// <summary>Mean over points and repartitions.</summary>
    public CrossedParts Mean { get; }

    /// <summary>Mean over repartitions.</summary>
    public ReadOnlySpan<CrossedParts> ByPoint => _byPoint;

    /// <param name="predictions">laid out as <paramref name="shape"/> says; seed s is the same for every subset</param>
    /// <param name="targets"><c>[points × outputs]</c>; one-hot for classes</param>
    /// <exception cref="ArgumentException">fewer than two subsets or seeds, or sizes that differ</exception>
    public static CrossedDecomposition Of<T>(
        ReadOnlySpan<T> predictions, PredictionShape shape, ReadOnlySpan<double> targets)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check(predictions.Length, targets.Length, shape.Outputs);
        shape.NeedSubsets(2);
        if (shape.Seeds < 2)
            throw new ArgumentException("A crossed design needs at least 2 seeds; there is 1.", nameof(shape));
        var byPoint = new CrossedParts[shape.Points];
        var mean = default(CrossedParts);
        var residuals = new double[shape.Subsets * shape.Seeds];
        for (var p = 0; p < shape.Points; p++)
        {
            for (var r = 0; r < shape.Repartitions; r++)
                for (var c = 0; c < shape.Outputs; c++)
                {
                    for (var k = 0; k < shape.Subsets; k++)
                        for (var s = 0; s < shape.Seeds; s++)
                            residuals[k * shape.Seeds + s] =
                                double.CreateTruncating(predictions[shape.Place(r, k, s, p) + c])
                                - targets[p * shape.Outputs + c];
                    byPoint[p] = Sum(byPoint[p], Parts(residuals, shape), 1.0 / shape.Repartitions);
                }
            mean = Sum(mean, byPoint[p], 1.0 / shape.Points);
        }
        return new(mean, byPoint);
    }

    // A11, A10, A01, A00: means of products over networks that share data and seed, the data, the seed, neither.
    static CrossedParts Parts(double[] residuals, PredictionShape shape)
    {
        double subsets = shape.Subsets, seeds = shape.Seeds;
        var (own, all, bySubset, bySeed) = (0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < shape.Subsets; k++)
        {
            var sum = 0.0;
            for (var s = 0; s < shape.Seeds; s++)
            {
                var residual = residuals[k * shape.Seeds + s];
                own += residual * residual;
                sum += residual;
            }
            bySubset += sum * sum;
            all += sum;
        }
        for (var s = 0; s < shape.Seeds; s++)
        {
            var sum = 0.0;
            for (var k = 0; k < shape.Subsets; k++)
                sum += residuals[k * shape.Seeds + s];
            bySeed += sum * sum;
        }
        var both = own / (subsets * seeds);
        var data = (bySubset - own) / (subsets * seeds * (seeds - 1));
        var seed = (bySeed - own) / (subsets * seeds * (subsets - 1));
        var neither = (all * all - bySubset - bySeed + own) / (subsets * (subsets - 1) * seeds * (seeds - 1));
        return new(both, neither, data - neither, seed - neither, both - data - seed + neither);
    }

    static CrossedParts Sum(CrossedParts a, CrossedParts b, double share) => new(
        a.Loss + share * b.Loss, a.BiasAndNoise + share * b.BiasAndNoise, a.DataVariance + share * b.DataVariance,
        a.SeedVariance + share * b.SeedVariance, a.Interaction + share * b.Interaction);
}
