using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>The rows of the matrix are the examples, for each position of signals and images; the columns are the
/// channels.</summary>
sealed class BoundBatchNorm : BoundNormalization
{
    readonly Parameter _scale, _shift;
    readonly Statistic _mean, _variance;
    readonly Slot _usedMean, _inverse, _factors, _summands, _slopes;
    readonly float _epsilon;
    readonly bool _rectifies;

    /// <param name="rectifies">a ReLU follows and is part of this layer</param>
    public BoundBatchNorm(Binder binder, string name, BatchNorm layer, Shape shape, bool rectifies)
        : base(binder, shape, blocks: shape.Positions)
    {
        _rectifies = rectifies;
        var channels = new Shape(shape.Channels);
        (_scale, _shift) = (binder.AddScale(name, channels), binder.AddShift(name, channels));
        _mean = binder.AddStatistic(name + ".running_mean", shape.Channels, 0, layer.Momentum);
        _variance = binder.AddStatistic(name + ".running_var", shape.Channels, 1, layer.Momentum);
        (_usedMean, _inverse) = (binder.Reserve(0, shape.Channels), binder.Reserve(0, shape.Channels));
        (_factors, _summands, _slopes) =
            (binder.Reserve(0, shape.Channels), binder.Reserve(0, shape.Channels), binder.Reserve(0, shape.Channels));
        _epsilon = (float)layer.Epsilon;
    }

    private protected override void Normalize(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        var rows = input.Length / Columns;
        Span<float> mean = workspace[_usedMean], inverse = workspace[_inverse];
        if (UsesBatch(workspace, rows))
        {
            ColumnNormalization.Moments(input, rows, Columns, mean, inverse);
            mean.CopyTo(workspace.OfBatch(_mean));
            var unbiased = workspace.OfBatch(_variance);
            for (var i = 0; i < unbiased.Length; i++)
                unbiased[i] = inverse[i] * rows / (rows - 1);
        }
        else
        {
            workspace.Values(_mean).CopyTo(mean);
            workspace.Values(_variance).CopyTo(inverse);
            workspace.Values(_mean).CopyTo(workspace.OfBatch(_mean));
            workspace.Values(_variance).CopyTo(workspace.OfBatch(_variance));
        }
        var scale = workspace.Values(_scale);
        var factors = workspace[_factors];
        for (var i = 0; i < inverse.Length; i++)
        {
            inverse[i] = 1 / MathF.Sqrt(inverse[i] + _epsilon);
            factors[i] = scale[i] * inverse[i];
        }
        ColumnNormalization.Apply(input, rows, Transform(workspace), output);
    }

    private protected override void Differentiate(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        var rows = input.Length / Columns;
        var inverse = workspace[_inverse];
        Span<float> sums = workspace.Gradient(_shift), products = workspace.Gradient(_scale);
        ColumnNormalization.Sums(input, outputGradient, rows, Transform(workspace), sums, products);
        for (var i = 0; i < products.Length; i++)
            products[i] *= inverse[i];
        if (inputGradient.IsEmpty)
            return;
        // ∂ℓ/∂x = γ s (g − Σ g / n − x̂ Σ (g x̂) / n) with x̂ = (x − mean) s; running values do not depend on x.
        Span<float> factors = workspace[_factors], slopes = workspace[_slopes], summands = workspace[_summands];
        var share = UsesBatch(workspace, rows) ? 1f / rows : 0;
        for (var i = 0; i < factors.Length; i++)
        {
            slopes[i] = -factors[i] * inverse[i] * products[i] * share;
            summands[i] = -factors[i] * sums[i] * share;
        }
        ColumnNormalization.InputGradient(
            input, outputGradient, rows, Transform(workspace), slopes, summands, inputGradient);
    }

    ColumnTransform Transform(Workspace workspace) =>
        new(workspace[_usedMean], workspace[_factors], workspace.Values(_shift), _rectifies);

    static bool UsesBatch(Workspace workspace, int rows) => workspace.IsTraining && rows > 1;
}
