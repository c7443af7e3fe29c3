using Fruitfly.Data;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training.Losses;

/// <summary>A loss at work on the targets of one data set: it gathers the targets of a batch, and measures outputs.</summary>
abstract class LossFunction
{
    /// <exception cref="ArgumentException">the loss does not suit the targets</exception>
    public static LossFunction For(Loss loss, DataSet data, int capacity) => loss switch
    {
        Loss.CrossEntropy when data.IsClassification => new CrossEntropyFunction(data.Classes, capacity),
        Loss.CrossEntropy => throw new ArgumentException($"Cross entropy needs class labels; the targets of '{data.Name}' are real values: use least squares."),
        Loss.LeastSquares => new LeastSquaresFunction(data.Outputs, capacity),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };

    /// <summary>The share of some examples in the mean loss over a batch, and ∂/∂outputs of it.</summary>
    /// <param name="examples">their numbers within the split, in the order of the outputs</param>
    /// <param name="batchSize">examples in the whole batch</param>
    /// <param name="outputs"><c>[examples × outputs]</c></param>
    /// <param name="gradient"><c>[examples × outputs]</c></param>
    public abstract double Part(
        Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs, Span<float> gradient);

    /// <summary>The summed loss over consecutive examples.</summary>
    /// <param name="outputs"><c>[examples × outputs]</c>, overwritten</param>
    public abstract double Sum(Examples split, Range examples, Span<float> outputs);

    sealed class CrossEntropyFunction(int classes, int capacity) : LossFunction
    {
        readonly int[] _labels = new int[capacity];

        public override double Part(
            Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs, Span<float> gradient)
        {
            var labels = _labels.AsSpan(0, examples.Length);
            for (var i = 0; i < labels.Length; i++)
                labels[i] = split.Labels[examples[i]];
            return SoftmaxCrossEntropy.Sum(outputs, labels, classes, 1f / batchSize, gradient) / batchSize;
        }

        public override double Sum(Examples split, Range examples, Span<float> outputs) =>
            SoftmaxCrossEntropy.Sum(outputs, split.Labels[examples], classes, 1, outputs);
    }

    sealed class LeastSquaresFunction(int width, int capacity) : LossFunction
    {
        readonly float[] _targets = new float[capacity * width];

        public override double Part(
            Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs, Span<float> gradient)
        {
            for (var i = 0; i < examples.Length; i++)
                Target(split, examples[i], i);
            return SquaredError.Sum(outputs, _targets.AsSpan(0, outputs.Length), 1f / batchSize, gradient) / batchSize;
        }

        public override double Sum(Examples split, Range examples, Span<float> outputs)
        {
            var first = examples.GetOffsetAndLength(split.Count).Offset;
            for (var i = 0; i * width < outputs.Length; i++)
                Target(split, first + i, i);
            return SquaredError.Sum(outputs, _targets.AsSpan(0, outputs.Length), 1, outputs);
        }

        /// <summary>Writes the target of one example to a row: its values, or its label as a one-hot vector.</summary>
        void Target(Examples split, int example, int row)
        {
            var target = _targets.AsSpan(row * width, width);
            if (split.IsClassification)
            {
                target.Clear();
                target[split.Labels[example]] = 1;
            }
            else
                split.Values.Slice(example * width, width).CopyTo(target);
        }
    }
}
