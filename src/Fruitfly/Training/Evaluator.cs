using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Threads;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>Measures loss and error of a network over whole splits, in parts that stay in the cache. Threads share the
/// parts; their sums are added in the order of the parts.</summary>
sealed class Evaluator : IScorer
{
    /// <summary>Examples that are evaluated at once.</summary>
    public const int Part = 128;

    readonly Network _network;
    readonly ThreadTeam _team;
    readonly (Workspace Workspace, LossFunction Loss, float[] Outputs)[] _threads;

    public Evaluator(Network network, Loss loss, DataSet data, ThreadTeam team)
    {
        (_network, _team) = (network, team);
        _threads = [.. Enumerable.Range(0, team.Threads).Select(_ =>
            (new Workspace(network, Part), loss.For(data, Part), new float[Part * network.Outputs]))];
    }

    public Score Evaluate(Examples split)
    {
        var losses = new double[Parts(split)];
        var wrong = new int[Parts(split)];
        _team.Run(Parts(split), (part, thread) =>
        {
            var outputs = Outputs(split, part, thread, out var examples);
            if (split.IsClassification)
                wrong[part] = SoftmaxCrossEntropy.CountWrong(outputs, split.Labels[examples], split.Classes);
            losses[part] = _threads[thread].Loss.Sum(split, examples, outputs);
        });
        var loss = 0.0;
        foreach (var sum in losses)
            loss += sum;
        return new Score(loss / split.Count, split.IsClassification ? (double)wrong.Sum() / split.Count : double.NaN);
    }

    /// <summary>The loss of each example.</summary>
    public float[] Losses(Examples split)
    {
        var losses = new float[split.Count];
        _team.Run(Parts(split), (part, thread) =>
        {
            var outputs = Outputs(split, part, thread, out var examples);
            var first = examples.Start.Value;
            for (var i = 0; i < outputs.Length / split.Outputs; i++)
                losses[first + i] = (float)_threads[thread].Loss.Sum(
                    split, (first + i)..(first + i + 1), outputs.Slice(i * split.Outputs, split.Outputs));
        });
        return losses;
    }

    /// <summary>The network's outputs for each example, [examples × outputs].</summary>
    public float[] Predictions(Examples split)
    {
        var predictions = new float[split.Count * _network.Outputs];
        _team.Run(Parts(split), (part, thread) =>
        {
            var outputs = Outputs(split, part, thread, out var examples);
            outputs.CopyTo(predictions.AsSpan(examples.Start.Value * _network.Outputs));
        });
        return predictions;
    }

    /// <summary>What the last layer is given for each example, [examples × units].</summary>
    public float[] LastHidden(Examples split)
    {
        var units = _network.Layers.LastInput;
        var hidden = new float[split.Count * units];
        _team.Run(Parts(split), (part, thread) =>
        {
            Outputs(split, part, thread, out var examples);
            var first = examples.Start.Value;
            var given = _network.Layers.GivenToLast(_threads[thread].Workspace,
                split.Inputs[(first * split.Features)..(examples.End.Value * split.Features)]);
            given.CopyTo(hidden.AsSpan(first * units));
        });
        return hidden;
    }

    /// <summary>Counts what the examples of each class are taken for; of equal outputs the first counts.</summary>
    public ConfusionMatrix Confusions(Examples split)
    {
        var predicted = new int[split.Count];
        _team.Run(Parts(split), (part, thread) =>
        {
            var outputs = Outputs(split, part, thread, out var examples);
            for (var i = 0; i < outputs.Length / split.Classes; i++)
                predicted[examples.Start.Value + i] = Largest(outputs.Slice(i * split.Classes, split.Classes));
        });
        var counts = new int[split.Classes * split.Classes];
        for (var i = 0; i < predicted.Length; i++)
            counts[split.Labels[i] * split.Classes + predicted[i]]++;
        return new ConfusionMatrix(split.Classes, counts);
    }

    static int Parts(Examples split) => (split.Count + Part - 1) / Part;

    Span<float> Outputs(Examples split, int part, int thread, out Range examples)
    {
        var first = part * Part;
        var count = Math.Min(Part, split.Count - first);
        examples = first..(first + count);
        var outputs = _threads[thread].Outputs.AsSpan(0, count * _network.Outputs);
        _network.Forward(_threads[thread].Workspace, split.Inputs.Slice(first * split.Features, count * split.Features),
            outputs);
        return outputs;
    }

    static int Largest(ReadOnlySpan<float> outputs)
    {
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
            if (outputs[i] > outputs[best])
                best = i;
        return best;
    }
}
