using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>f = h W + b, or ReLU of it, with the weights stored as <c>[inputs × outputs]</c>: forward pass and both
/// gradients are the same product, and only the input gradient needs the weights transposed first.</summary>
sealed class BoundLinear : BoundLayer
{
    readonly Parameter _weight;
    readonly Parameter? _bias;
    readonly Slot _transposed;
    readonly Rectification _rectification;
    readonly Slot _masked;

    public BoundLinear(Binder binder, string name, Linear layer, Shape input, Rectification rectification = default)
        : base(input, layer.OutputFor(input, name))
    {
        _weight = binder.AddWeight(name, layer.Outputs, input.Size);
        _bias = layer.Bias ? binder.AddBias(name, layer.Outputs, input.Size) : null;
        _transposed = binder.Reserve(0, _weight.Count);
        _rectification = rectification;
        _masked = rectification.MasksOutputGradient ? binder.Reserve(layer.Outputs) : default;
    }

    int Inputs => Input.Size;
    int Outputs => Output.Size;

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output) =>
        MatrixProduct.Multiply(
            input, Inputs, 1, workspace.Values(_weight), _bias is null ? [] : workspace.Values(_bias),
            workspace.Batch, Outputs, Inputs, output,
            _rectification.Rectifies ? ProductEnding.Rectify : ProductEnding.None);

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (_rectification.MasksOutputGradient)
        {
            var masked = workspace[_masked];
            Activation.ReluBackward(output, outputGradient, masked);
            outputGradient = masked;
        }
        MatrixProduct.Multiply(
            input, 1, Inputs, outputGradient, [], Inputs, Outputs, workspace.Batch, workspace.Gradient(_weight));
        if (_bias is not null)
            Rows.Sum(outputGradient, workspace.Batch, Outputs, workspace.Gradient(_bias));
        if (inputGradient.IsEmpty)
            return;
        var transposed = workspace[_transposed];
        Rows.Transpose(workspace.Values(_weight), Inputs, Outputs, transposed);
        MatrixProduct.Multiply(
            outputGradient, Outputs, 1, transposed, [], workspace.Batch, Inputs, Outputs, inputGradient,
            _rectification.MasksInput ? ProductEnding.Mask : ProductEnding.None, input);
    }

    internal override LaneLayer InLanes(int capacity) =>
        new LaneLinear(this, _weight, _bias, _rectification, capacity);
}
