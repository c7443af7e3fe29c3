using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>f = h W + b with the weights stored as <c>[inputs × outputs]</c>: forward pass and both gradients are the same
/// product, and only the input gradient needs the weights transposed first.</summary>
sealed class BoundLinear : BoundLayer
{
    readonly Parameter _weight;
    readonly Parameter? _bias;
    readonly Slot _transposed;

    public BoundLinear(Binder binder, string name, Linear layer, Shape input) : base(input, new Shape(layer.Outputs))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layer.Outputs);
        _weight = binder.AddWeight(name, layer.Outputs, input.Size);
        _bias = layer.Bias ? binder.AddBias(name, layer.Outputs, input.Size) : null;
        _transposed = binder.Reserve(0, _weight.Count);
    }

    int Inputs => Input.Size;
    int Outputs => Output.Size;

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output) =>
        MatrixProduct.Multiply(
            input, Inputs, 1, workspace.Values(_weight), _bias is null ? [] : workspace.Values(_bias),
            workspace.Batch, Outputs, Inputs, output);

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        MatrixProduct.Multiply(
            input, 1, Inputs, outputGradient, [], Inputs, Outputs, workspace.Batch, workspace.Gradient(_weight));
        if (_bias is not null)
            Rows.Sum(outputGradient, workspace.Batch, Outputs, workspace.Gradient(_bias));
        if (inputGradient.IsEmpty)
            return;
        var transposed = workspace[_transposed];
        Rows.Transpose(workspace.Values(_weight), Inputs, Outputs, transposed);
        MatrixProduct.Multiply(outputGradient, Outputs, 1, transposed, [], workspace.Batch, Inputs, Outputs, inputGradient);
    }
}
