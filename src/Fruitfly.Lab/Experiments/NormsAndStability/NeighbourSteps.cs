using Fruitfly.Data;
using Fruitfly.Embeddings;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>How much a network's predictions change from an example that it never saw to the nearest other one: half
/// the absolute differences of the probabilities of classes, between 0 and 1, on average over the examples. The less,
/// the smoother it is between its training examples.</summary>
sealed class NeighbourSteps(Examples examples)
{
    readonly NeighborLists _neighbors = NearestNeighbors.Find(examples.Inputs, examples.Features, count: 1);

    /// <param name="outputs">scores before softmax, [examples × classes]</param>
    public double Of(ReadOnlySpan<float> outputs)
    {
        var classes = outputs.Length / examples.Count;
        var probabilities = new double[outputs.Length];
        for (var i = 0; i < examples.Count; i++)
            Softmax(outputs.Slice(i * classes, classes), probabilities.AsSpan(i * classes, classes));
        var sum = 0.0;
        for (var i = 0; i < examples.Count; i++)
        {
            var neighbor = _neighbors.Of(i)[0];
            for (var k = 0; k < classes; k++)
                sum += Math.Abs(probabilities[i * classes + k] - probabilities[neighbor * classes + k]) / 2;
        }
        return sum / examples.Count;
    }

    static void Softmax(ReadOnlySpan<float> scores, Span<double> probabilities)
    {
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores)
            largest = Math.Max(largest, score);
        for (var k = 0; k < scores.Length; k++)
            sum += probabilities[k] = Math.Exp(scores[k] - largest);
        for (var k = 0; k < scores.Length; k++)
            probabilities[k] /= sum;
    }
}
