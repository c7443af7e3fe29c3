using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>A convolution as one matrix product of all patches of the batch <c>[batch · positions × depth]</c> with the
/// weights <c>[depth × channels]</c>. The backward pass needs the patches once, for the weights, and then writes their
/// gradients over them.</summary>
sealed class BoundConvolution : BoundLayer
{
    readonly Parameter _weight;
    readonly Parameter? _bias;
    readonly Patches _patches;
    readonly Slot _gathered;
    readonly Slot _transposed;

    public BoundConvolution(Binder binder, string name, Convolution layer, Shape input)
        : base(input, layer.OutputFor(input, name))
    {
        _patches = new Patches(input, Output, layer.Vertical, layer.Horizontal);
        _weight = binder.AddKernel(name, layer.Channels, input.Channels, layer.KernelDimensions);
        _bias = layer.Bias ? binder.AddBias(name, layer.Channels, _weight.FanIn) : null;
        _gathered = binder.Reserve(checked(_patches.Positions * _patches.Depth));
        _transposed = binder.Reserve(0, _weight.Count);
    }

    int Channels => Output.Channels;
    int Depth => _patches.Depth;

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        var patches = workspace[_gathered];
        _patches.Gather(input, patches);
        MatrixProduct.Multiply(
            patches, Depth, 1, workspace.Values(_weight), _bias is null ? [] : workspace.Values(_bias),
            workspace.Batch * _patches.Positions, Channels, Depth, output);
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        var patches = workspace[_gathered];
        var count = workspace.Batch * _patches.Positions;
        MatrixProduct.Multiply(patches, 1, Depth, outputGradient, [], Depth, Channels, count, workspace.Gradient(_weight));
        if (_bias is not null)
            Rows.Sum(outputGradient, count, Channels, workspace.Gradient(_bias));
        if (inputGradient.IsEmpty)
            return;
        var transposed = workspace[_transposed];
        Rows.Transpose(workspace.Values(_weight), Depth, Channels, transposed);
        MatrixProduct.Multiply(outputGradient, Channels, 1, transposed, [], count, Depth, Channels, patches);
        _patches.Scatter(patches, inputGradient);
    }
}
