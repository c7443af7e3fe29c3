using System.Numerics.Tensors;
using Fruitfly.Data;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>Any loss with a weight for each class: the examples of a class are gathered, and their share of loss and
/// gradient is multiplied. What is measured has no weights.</summary>
sealed class WeightedLoss(LossFunction loss, float[] weights, int outputs, int capacity) : LossFunction
{
    readonly int[] _places = new int[capacity], _examples = new int[capacity], _ends = new int[weights.Length + 1];
    readonly float[] _outputs = new float[capacity * outputs], _gradient = new float[capacity * outputs];

    public override double Part(
        Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs, Span<float> gradient)
    {
        var width = outputs.Length / examples.Length;
        SortByClass(split, examples);
        for (var i = 0; i < examples.Length; i++)
        {
            _examples[i] = examples[_places[i]];
            outputs.Slice(_places[i] * width, width).CopyTo(_outputs.AsSpan(i * width));
        }
        var sum = 0.0;
        for (var (label, first) = (0, 0); label < weights.Length; first = _ends[label++])
        {
            var count = _ends[label] - first;
            if (count == 0)
                continue;
            var rows = (first * width)..((first + count) * width);
            var part = _gradient.AsSpan(rows);
            sum += weights[label]
                * loss.Part(split, _examples.AsSpan(first, count), batchSize, _outputs.AsSpan(rows), part);
            TensorPrimitives.Multiply(part, weights[label], part);
        }
        for (var i = 0; i < examples.Length; i++)
            _gradient.AsSpan(i * width, width).CopyTo(gradient[(_places[i] * width)..]);
        return sum;
    }

    public override double Sum(Examples split, Range examples, Span<float> outputs) =>
        loss.Sum(split, examples, outputs);

    /// <summary>Leaves the places of the examples by class, each class in its order, and where each class
    /// ends.</summary>
    void SortByClass(Examples split, ReadOnlySpan<int> examples)
    {
        Array.Clear(_ends);
        foreach (var example in examples)
            _ends[split.Labels[example] + 1]++;
        for (var label = 1; label < _ends.Length; label++)
            _ends[label] += _ends[label - 1];
        for (var i = 0; i < examples.Length; i++)
            _places[_ends[split.Labels[examples[i]]]++] = i; // what began at a class's start is now at its end
    }
}
