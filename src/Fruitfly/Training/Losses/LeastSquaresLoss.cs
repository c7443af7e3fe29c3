using Fruitfly.Data;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training.Losses;

/// <summary>Σ (f − y)² over the outputs (UDL 5.3). Targets are real values, or class
/// labels as one-hot vectors.</summary>
public sealed record LeastSquaresLoss : Loss
{
    public override LossFunction For(DataSet data, int capacity) => new Function(data.Outputs, capacity);

    sealed class Function(int width, int capacity) : LossFunction
    {
        readonly float[] _targets = new float[capacity * width];

        public override double Part(
            Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs,
            Span<float> gradient)
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
