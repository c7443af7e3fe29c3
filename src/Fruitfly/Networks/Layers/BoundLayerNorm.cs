using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>The rows of the matrix are the examples, the columns their values.</summary>
sealed class BoundLayerNorm : BoundNormalization
{
    readonly Parameter _scale, _shift;
    readonly Slot _normalized, _inverse;
    readonly float _epsilon;

    public BoundLayerNorm(Binder binder, string name, LayerNorm layer, Shape shape) : base(binder, shape, blocks: 1)
    {
        (_scale, _shift) = (binder.AddScale(name, shape), binder.AddShift(name, shape));
        (_normalized, _inverse) = (binder.Reserve(shape.Size), binder.Reserve(1));
        _epsilon = (float)layer.Epsilon;
    }

    private protected override void Normalize(Workspace workspace, ReadOnlySpan<float> input, Span<float> output) =>
        RowNormalization.Normalize(
            input, Columns, _epsilon, workspace.Values(_scale), workspace.Values(_shift), workspace[_normalized],
            workspace[_inverse], output);

    private protected override void Differentiate(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        var normalized = workspace[_normalized];
        ColumnNormalization.Sums(
            normalized, outputGradient, workspace.Batch, Columns, [], workspace.Gradient(_shift),
            workspace.Gradient(_scale));
        if (!inputGradient.IsEmpty)
            RowNormalization.InputGradient(
                normalized, outputGradient, Columns, workspace.Values(_scale), workspace[_inverse], inputGradient);
    }
}
