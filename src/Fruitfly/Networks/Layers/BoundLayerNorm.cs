using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>The rows of the matrix are the examples, the columns their values.</summary>
sealed class BoundLayerNorm : BoundNormalization
{
    readonly Parameter _scale, _shift;
    readonly Slot _mean, _inverse;
    readonly float _epsilon;
    readonly bool _rectifies;

    /// <param name="rectifies">a ReLU follows and is part of this layer</param>
    public BoundLayerNorm(Binder binder, string name, LayerNorm layer, Shape shape, bool rectifies)
        : base(binder, shape, blocks: 1)
    {
        _rectifies = rectifies;
        (_scale, _shift) = (binder.AddScale(name, shape), binder.AddShift(name, shape));
        (_mean, _inverse) = (binder.Reserve(1), binder.Reserve(1));
        _epsilon = (float)layer.Epsilon;
    }

    private protected override void Normalize(Workspace workspace, ReadOnlySpan<float> input, Span<float> output) =>
        RowNormalization.Normalize(
            input, _epsilon, workspace.Values(_scale), workspace.Values(_shift), _rectifies, workspace[_mean],
            workspace[_inverse], output);

    private protected override void Differentiate(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient) =>
        RowNormalization.Backward(
            input, workspace[_mean], workspace[_inverse], outputGradient, workspace.Values(_scale),
            workspace.Values(_shift), _rectifies, workspace.Gradient(_scale), workspace.Gradient(_shift),
            inputGradient);
}
