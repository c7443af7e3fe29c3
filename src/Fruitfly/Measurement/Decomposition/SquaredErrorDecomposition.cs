using System.Numerics;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>Squared error, or the Brier score of probabilities against one-hot targets (summed over classes: 0 to 2),
/// cut into squared bias and noise, variance from the data and variance from the seed.</summary>
/// <remarks>With residuals r of networks trained on subset k with seed s, means over pairs: A₁₁ = r·r, the loss; A₁₀
/// over two seeds of the same subset; A₀ over networks of two subsets. Then bias² + noise = A₀, the variance from the
/// data is A₁₀ − A₀ and that from the seed A₁₁ − A₁₀. All seeds must differ, so that networks of two subsets share
/// nothing. The estimates are free of bias for any number of subsets and seeds from 2 on; with the same seeds on every
/// subset, see <see cref="CrossedDecomposition"/>. <see cref="BiasVariance"/> is the case of one seed. (Geman et al.
/// 1992; Neal et al. 2018, arXiv 1810.08591; Yang et al. 2020, arXiv 2002.11328.)</remarks>
public static class SquaredErrorDecomposition
{
    /// <param name="predictions">of numbers or probabilities, laid out as <paramref name="shape"/> says</param>
    /// <param name="targets"><c>[points × outputs]</c>; one-hot for classes</param>
    /// <returns>NaN where a prediction is</returns>
    /// <exception cref="ArgumentException">fewer than two subsets, or sizes that differ</exception>
    public static ErrorDecomposition Of<T>(
        ReadOnlySpan<T> predictions, PredictionShape shape, ReadOnlySpan<double> targets)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check(predictions.Length, targets.Length, shape.Outputs);
        shape.NeedSubsets(2);
        var parts = new LevelParts(shape);
        var (all, sums) = (new double[shape.Outputs], new double[shape.Subsets * shape.Outputs]);
        for (var r = 0; r < shape.Repartitions; r++)
        {
            var (own, seeds, withAll) =
                (new double[shape.Subsets], new double[shape.Subsets], new double[shape.Subsets]);
            var total = default(ResidualProducts);
            for (var p = 0; p < shape.Points; p++)
            {
                var point = AtPoint(predictions, shape, targets, r, p, sums, all, own, seeds, withAll);
                parts.AddPoint(p, point.Parts(shape.Subsets, shape.Seeds));
                total += point;
            }
            parts.AddRepartition(r, total.Parts(shape.Subsets, shape.Seeds), 1.0 / shape.Points);
            for (var k = 0; k < shape.Subsets; k++)
            {
                var without = new ResidualProducts(
                    total.Own - own[k], total.Seeds - seeds[k], total.All - 2 * withAll[k] + seeds[k]);
                parts.AddWithout(r, k, without.Parts(shape.Subsets - 1, shape.Seeds), 1.0 / shape.Points);
            }
        }
        return parts.ToDecomposition();
    }

    /// <summary>The products of the residuals at one point; those of each subset are added up.</summary>
    static ResidualProducts AtPoint<T>(
        ReadOnlySpan<T> predictions, PredictionShape shape, ReadOnlySpan<double> targets, int r, int p,
        double[] sums, double[] all, double[] own, double[] seeds, double[] withAll)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        Array.Clear(all);
        Array.Clear(sums);
        var outputs = shape.Outputs;
        var target = targets.Slice(p * outputs, outputs);
        var (ownAll, seedsAll, squareAll) = (0.0, 0.0, 0.0);
        for (var k = 0; k < shape.Subsets; k++)
        {
            var sum = sums.AsSpan(k * outputs, outputs);
            var ownHere = 0.0;
            for (var s = 0; s < shape.Seeds; s++)
            {
                var predicted = predictions.Slice(shape.Place(r, k, s, p), outputs);
                for (var c = 0; c < outputs; c++)
                {
                    var residual = double.CreateTruncating(predicted[c]) - target[c];
                    ownHere += residual * residual;
                    sum[c] += residual;
                    all[c] += residual;
                }
            }
            own[k] += ownHere;
            ownAll += ownHere;
        }
        for (var k = 0; k < shape.Subsets; k++)
            for (var c = 0; c < outputs; c++)
            {
                var sum = sums[k * outputs + c];
                seeds[k] += sum * sum;
                seedsAll += sum * sum;
                withAll[k] += sum * all[c];
            }
        foreach (var sum in all)
            squareAll += sum * sum;
        return new(ownAll, seedsAll, squareAll);
    }
}
