using System.Numerics.Tensors;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The rows that judge networks of one rotation.</summary>
/// <param name="Targets"><c>[points × outputs]</c>, in the units of the file; of classes one for the label, else
/// zero</param>
/// <param name="Labels"><c>[points]</c>; empty where targets are values</param>
/// <param name="Inputs"><c>[points × features]</c>, standardized as for the network on the whole pool</param>
/// <param name="Units"><c>[points]</c>, a number for each unit; empty where every row is its own</param>
sealed record JudgingPoints(double[] Targets, int[] Labels, int Outputs, double[] Inputs, int Features, int[] Units)
{
    public int Count => Targets.Length / Outputs;

    /// <summary>One point of each unit, the first: points that are independent of each other.</summary>
    public int[] OneOfEachUnit => Units.Length == 0 ? [.. Enumerable.Range(0, Count)]
        : [.. Units.Index().DistinctBy(point => point.Item).Select(point => point.Index)];

    /// <summary>What predictions lose at each point: the squared error, which of probabilities is the Brier score
    /// summed over classes, 0 to 2.</summary>
    /// <param name="predictions"><c>[points × outputs]</c></param>
    public double[] Losses(ReadOnlySpan<double> predictions)
    {
        var losses = new double[Count];
        for (var i = 0; i < predictions.Length; i++)
            losses[i / Outputs] += (predictions[i] - Targets[i]) * (predictions[i] - Targets[i]);
        return losses;
    }

    public bool IsClassification => Labels.Length > 0;

    /// <summary>1 where the most probable class is not the label, else 0.</summary>
    /// <param name="probabilities"><c>[points × classes]</c></param>
    public double[] Wrong(ReadOnlySpan<double> probabilities) =>
        [.. Metrics.Predicted(probabilities, Outputs).Zip(Labels, (said, label) => said == label ? 0.0 : 1)];

    /// <summary>−log of the label's probability, from a log softmax in float64, unclipped.</summary>
    /// <param name="logits"><c>[points × classes]</c></param>
    public double[] CrossEntropies(ReadOnlySpan<float> logits)
    {
        var losses = new double[Count];
        for (var point = 0; point < losses.Length; point++)
        {
            var row = logits.Slice(point * Outputs, Outputs);
            var (largest, sum) = ((double)TensorPrimitives.Max(row), 0.0);
            foreach (var logit in row)
                sum += Math.Exp(logit - largest);
            losses[point] = largest + Math.Log(sum) - row[Labels[point]];
        }
        return losses;
    }
}
