using System.Numerics.Tensors;
using System.Text.Json.Serialization;
using Fruitfly.Data;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training.Losses;

/// <summary>−log softmax(f)[label], computed from the logits f (UDL 5.5). Targets are class labels.</summary>
public sealed record CrossEntropyLoss : Loss
{
    /// <summary>ε, from 0 to 1: in training the target of an example is 1 − ε for its label plus ε / classes for every
    /// class (Szegedy et al. 2016; UDL 9.3.4). Losses are still measured without it, so that recipes can be compared.
    /// Default: null, 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LabelSmoothing { get; init; }

    public override LossFunction For(DataSet data, int capacity)
    {
        if (LabelSmoothing is { } smoothing && !(smoothing is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(LabelSmoothing), smoothing, "Label smoothing is a share from 0 to 1.");
        return data.IsClassification
            ? new Function(data.Classes, capacity, (float)(LabelSmoothing ?? 0))
            : throw new ArgumentException(
                $"Cross entropy needs class labels; the targets of '{data.Name}' are real values: use least squares.");
    }

    sealed class Function(int classes, int capacity, float smoothing) : LossFunction
    {
        readonly int[] _labels = new int[capacity];

        public override double Part(
            Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs,
            Span<float> gradient)
        {
            var labels = _labels.AsSpan(0, examples.Length);
            for (var i = 0; i < labels.Length; i++)
                labels[i] = split.Labels[examples[i]];
            var loss = SoftmaxCrossEntropy.Sum(outputs, labels, classes, 1f / batchSize, gradient);
            if (smoothing > 0)
                loss += Smooth(outputs, labels, smoothing / batchSize, gradient);
            return loss / batchSize;
        }

        public override double Sum(Examples split, Range examples, Span<float> outputs) =>
            SoftmaxCrossEntropy.Sum(outputs, split.Labels[examples], classes, 1, outputs);

        /// <summary>Moves ε of the target from the label to all classes alike, which adds ε (f[label] − mean f) to the
        /// loss.</summary>
        /// <returns>what it adds to the summed loss</returns>
        double Smooth(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, float share, Span<float> gradient)
        {
            var added = 0.0;
            for (var i = 0; i < labels.Length; i++)
            {
                var logits = outputs.Slice(i * classes, classes);
                var row = gradient.Slice(i * classes, classes);
                TensorPrimitives.Add(row, -share / classes, row);
                row[labels[i]] += share;
                added += logits[labels[i]] - (double)TensorPrimitives.Sum(logits) / classes;
            }
            return smoothing * added;
        }
    }
}
