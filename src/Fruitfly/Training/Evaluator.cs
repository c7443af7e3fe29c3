using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>Measures loss and error of a network over whole splits, in parts that stay in the cache.</summary>
sealed class Evaluator(Network network, Loss loss, DataSet data)
{
    /// <summary>Examples that are evaluated at once.</summary>
    public const int Part = 128;

    readonly Workspace _workspace = new(network, Part);
    readonly LossFunction _loss = LossFunction.For(loss, data, Part);
    readonly float[] _outputs = new float[Part * network.Outputs];

    public Score Evaluate(Examples split)
    {
        var loss = 0.0;
        var wrong = 0;
        for (var first = 0; first < split.Count; first += Part)
        {
            var part = first..Math.Min(split.Count, first + Part);
            var count = part.End.Value - first;
            var outputs = _outputs.AsSpan(0, count * network.Outputs);
            network.Forward(_workspace, split.Inputs.Slice(first * split.Features, count * split.Features), outputs);
            if (split.IsClassification)
                wrong += SoftmaxCrossEntropy.CountWrong(outputs, split.Labels[part], split.Classes);
            loss += _loss.Sum(split, part, outputs);
        }
        return new Score(loss / split.Count, split.IsClassification ? (double)wrong / split.Count : double.NaN);
    }
}
