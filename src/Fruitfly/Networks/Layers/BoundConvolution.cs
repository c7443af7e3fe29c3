using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>A convolution, or ReLU of it, with the examples as neighbours: at each position of the output a sum of
/// products of weights with blocks of the input, which are read where they lie. The gradient of the input is the same
/// sum from the output's gradient, and no value is gathered, copied or scattered.</summary>
sealed class BoundConvolution : BoundLayer
{
    readonly Parameter _weight;
    readonly Parameter? _bias;
    readonly ConvolutionTerms _terms;
    readonly Rectification _rectification;
    readonly Slot _masked;

    public BoundConvolution(
        Binder binder, string name, Convolution layer, Shape input, Rectification rectification = default)
        : base(input, layer.OutputFor(input, name))
    {
        _terms = new ConvolutionTerms(input, Output, layer.Vertical, layer.Horizontal);
        _weight = binder.AddKernel(name, layer.Channels, input.Channels, layer.KernelDimensions);
        _bias = layer.Bias ? binder.AddBias(name, layer.Channels, _weight.FanIn) : null;
        _rectification = rectification;
        _masked = rectification.MasksOutputGradient ? binder.Reserve(Output.Size) : default;
    }

    int Inputs => Input.Channels;
    int Outputs => Output.Channels;

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        ReadOnlySpan<float> weight = workspace.Values(_weight), bias = _bias is null ? [] : workspace.Values(_bias);
        var ending = _rectification.Rectifies ? ProductEnding.Rectify : ProductEnding.None;
        var block = Outputs * workspace.Batch;
        for (var position = 0; position < Output.Positions; position++)
            ProductSum.Multiply(
                weight, 1, Outputs, input, _terms.Forward(position), bias, Outputs, workspace.Batch,
                output.Slice(position * block, block), ending);
    }

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
        var batch = workspace.Batch;
        var gradient = workspace.Gradient(_weight);
        gradient.Clear();
        foreach (var part in _terms.WeightGradient)
            RowProducts.Add(input, outputGradient, part.Pairs, part.Rows, Outputs, batch, gradient[part.Place..],
                Outputs);
        if (_bias is not null)
        {
            workspace.Gradient(_bias).Clear();
            RowSums.Add(outputGradient, Output.Positions, Outputs, batch, workspace.Gradient(_bias));
        }
        if (inputGradient.IsEmpty)
            return;
        var weight = workspace.Values(_weight);
        var ending = _rectification.MasksInput ? ProductEnding.Mask : ProductEnding.None;
        var block = Inputs * batch;
        for (var position = 0; position < Input.Positions; position++)
        {
            var place = new Range(position * block, (position + 1) * block);
            ProductSum.Multiply(
                weight, Outputs, 1, outputGradient, _terms.InputGradient(position), [], Inputs, batch,
                inputGradient[place], ending, input[place]);
        }
    }
}
