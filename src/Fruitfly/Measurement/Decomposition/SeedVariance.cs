using System.Numerics;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>How much of the error of networks trained on one and the same data set is variance from the seed. It is
/// that of this training set; its mean over training sets only as far as this one is typical.</summary>
/// <param name="Low">lower end of the interval ν·W/χ² with ν = min(2 W²/SE², 2 (S − 1)) degrees of freedom
/// (Satterthwaite 1946)</param>
/// <param name="StandardError">from the jackknife over seeds and from the points</param>
/// <param name="Seeds">S</param>
public sealed record SeedVariance(double Estimate, double Low, double High, double StandardError, int Seeds)
{
    /// <summary>What an ensemble of M of the networks loses less than one of them: (1 − 1/M) of the variance. Exact for
    /// squared error and for the Brier score of averaged probabilities.</summary>
    public double EnsembleGain(int members)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(members);
        return (1 - 1.0 / members) * Estimate;
    }

    /// <summary>Of squared error, or of the Brier score of probabilities: Σ over outputs of the variance (S − 1) over
    /// seeds, mean over points.</summary>
    /// <param name="predictions"><c>[seeds × points × outputs]</c></param>
    /// <param name="units">the unit of each point; empty where each is its own</param>
    /// <exception cref="ArgumentException">fewer than three seeds, more than one subset or repartition, or sizes that
    /// differ</exception>
    public static SeedVariance OfSquaredError<T>(
        ReadOnlySpan<T> predictions, PredictionShape shape, ReadOnlySpan<int> units = default,
        double confidence = 0.9)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        Check(predictions.Length, shape);
        var (seeds, mean) = (shape.Seeds, new double[shape.Outputs]);
        var (byPoint, without, squares) = (new double[shape.Points], new double[seeds], new double[seeds]);
        for (var p = 0; p < shape.Points; p++)
        {
            Array.Clear(mean);
            for (var s = 0; s < seeds; s++)
                for (var c = 0; c < shape.Outputs; c++)
                    mean[c] += double.CreateTruncating(predictions[shape.Place(0, 0, s, p) + c]) / seeds;
            for (var s = 0; s < seeds; s++)
            {
                squares[s] = 0;
                for (var c = 0; c < shape.Outputs; c++)
                {
                    var off = double.CreateTruncating(predictions[shape.Place(0, 0, s, p) + c]) - mean[c];
                    squares[s] += off * off;
                }
            }
            var sum = squares.Sum();
            byPoint[p] = sum / (seeds - 1);
            for (var s = 0; s < seeds; s++)
                without[s] += (sum - squares[s] * seeds / (seeds - 1)) / (seeds - 2) / shape.Points;
        }
        return Of(byPoint, without, units, confidence);
    }

    /// <summary>Of cross entropy, in nats: the jackknife over seeds of −log Σ exp(mean log f), mean over points, as in
    /// <see cref="CrossEntropyDecomposition"/>.</summary>
    /// <param name="logits"><c>[seeds × points × classes]</c>, or log probabilities</param>
    /// <inheritdoc cref="OfSquaredError"/>
    public static SeedVariance OfCrossEntropy<T>(
        ReadOnlySpan<T> logits, PredictionShape shape, ReadOnlySpan<int> units = default, double confidence = 0.9)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        Check(logits.Length, shape);
        var (seeds, classes) = (shape.Seeds, shape.Outputs);
        var (byPoint, without) = (new double[shape.Points], new double[seeds]);
        var (logs, sum) = (new double[seeds * classes], new double[classes]);
        for (var p = 0; p < shape.Points; p++)
        {
            Array.Clear(sum);
            for (var s = 0; s < seeds; s++)
            {
                var row = logs.AsSpan(s * classes, classes);
                for (var c = 0; c < classes; c++)
                    row[c] = double.CreateTruncating(logits[shape.Place(0, 0, s, p) + c]);
                LogarithmicMean.LogSoftmax(row);
                for (var c = 0; c < classes; c++)
                    sum[c] += row[c];
            }
            byPoint[p] = LogarithmicMean.Variance(logs, sum);
            for (var s = 0; s < seeds; s++)
                without[s] += LogarithmicMean.Variance(logs, sum, s) / shape.Points;
        }
        return Of(byPoint, without, units, confidence);
    }

    static void Check(int predictions, PredictionShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check(predictions);
        if (shape.Seeds < 3 || shape.Subsets > 1 || shape.Repartitions > 1)
            throw new ArgumentException(
                "The variance from the seed with its interval needs at least 3 seeds on one data set; there are " +
                $"{shape.Seeds} seeds on {shape.Subsets * shape.Repartitions}.", nameof(shape));
    }

    static SeedVariance Of(double[] byPoint, double[] without, ReadOnlySpan<int> units, double confidence)
    {
        var statistic = new TreeStatistic([byPoint.Average()], without, byPoint);
        var variance = statistic.Jackknife + statistic.PointsPart(units);
        var estimate = statistic.Estimate;
        if (!(estimate > 0))
            return new(estimate, 0, Math.Sqrt(variance) * Normal.InvCDF(0, 1, (1 + confidence) / 2),
                Math.Sqrt(variance), without.Length);
        var freedom = Math.Min(2 * estimate * estimate / variance, 2 * (without.Length - 1.0));
        var (low, high) = ChiSquareInterval.Of(estimate, freedom, confidence);
        return new(estimate, low, high, Math.Sqrt(variance), without.Length);
    }
}
