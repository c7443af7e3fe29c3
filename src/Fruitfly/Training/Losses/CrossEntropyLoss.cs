using Fruitfly.Data;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training.Losses;

/// <summary>−log softmax(f)[label], computed from the logits f (UDL 5.5). Targets are class labels.</summary>
public sealed record CrossEntropyLoss : Loss
{
    public override LossFunction For(DataSet data, int capacity) => data.IsClassification
        ? new Function(data.Classes, capacity)
        : throw new ArgumentException(
            $"Cross entropy needs class labels; the targets of '{data.Name}' are real values: use least squares.");

    sealed class Function(int classes, int capacity) : LossFunction
    {
        readonly int[] _labels = new int[capacity];

        public override double Part(
            Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs,
            Span<float> gradient)
        {
            var labels = _labels.AsSpan(0, examples.Length);
            for (var i = 0; i < labels.Length; i++)
                labels[i] = split.Labels[examples[i]];
            return SoftmaxCrossEntropy.Sum(outputs, labels, classes, 1f / batchSize, gradient) / batchSize;
        }

        public override double Sum(Examples split, Range examples, Span<float> outputs) =>
            SoftmaxCrossEntropy.Sum(outputs, split.Labels[examples], classes, 1, outputs);
    }
}
