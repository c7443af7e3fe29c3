using System.Numerics;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>What the networks of one repartition say at one point, as log probabilities.</summary>
sealed class CrossEntropyPoint(PredictionShape shape)
{
    readonly double[] _logs = new double[shape.Seeds * shape.Outputs];
    readonly double[] _seedSum = new double[shape.Outputs];
    readonly double[] _means = new double[shape.Subsets * shape.Outputs];
    readonly double[] _sum = new double[shape.Outputs];
    readonly double[] _losses = new double[shape.Subsets];
    readonly double[] _seedVariances = new double[shape.Subsets];

    public void Read<T>(ReadOnlySpan<T> logits, int repartition, int point, int label)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var classes = shape.Outputs;
        Array.Clear(_sum);
        for (var k = 0; k < shape.Subsets; k++)
        {
            Array.Clear(_seedSum);
            _losses[k] = 0;
            for (var s = 0; s < shape.Seeds; s++)
            {
                var row = _logs.AsSpan(s * classes, classes);
                var read = logits.Slice(shape.Place(repartition, k, s, point), classes);
                for (var c = 0; c < classes; c++)
                    row[c] = double.CreateTruncating(read[c]);
                LogarithmicMean.LogSoftmax(row);
                _losses[k] -= row[label] / shape.Seeds;
                for (var c = 0; c < classes; c++)
                    _seedSum[c] += row[c];
            }
            _seedVariances[k] = LogarithmicMean.Variance(_logs, _seedSum);
            for (var c = 0; c < classes; c++)
            {
                _means[k * classes + c] = _seedSum[c] / shape.Seeds;
                _sum[c] += _seedSum[c] / shape.Seeds;
            }
        }
    }

    /// <param name="without">a subset that is left out, or −1 for none</param>
    public ErrorParts Parts(int without = -1)
    {
        var (loss, seed, count) = (0.0, 0.0, without < 0 ? shape.Subsets : shape.Subsets - 1);
        for (var k = 0; k < shape.Subsets; k++)
            if (k != without)
            {
                loss += _losses[k] / count;
                seed += _seedVariances[k] / count;
            }
        return new(loss, LogarithmicMean.Variance(_means, _sum, without), seed);
    }
}
