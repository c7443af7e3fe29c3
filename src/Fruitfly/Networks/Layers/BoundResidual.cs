using System.Numerics.Tensors;

namespace Fruitfly.Networks.Layers;

/// <summary>h + F(h). The block's own output is kept apart from the sum, since its backward pass reads it.</summary>
sealed class BoundResidual : BoundLayer
{
    readonly BoundSequence _block;
    readonly Slot _blockOutput;

    public BoundResidual(Binder binder, string name, Residual layer, Shape shape) : base(shape, shape)
    {
        _block = new BoundSequence(binder, name + ".", layer.Layers, shape);
        if (_block.Output != shape)
            throw new ArgumentException(
                $"Layer {name}: a residual block adds its input to its output, so both need one shape; this one " +
                $"makes {_block.Output} of {shape}.");
        _blockOutput = binder.Reserve(shape.Size);
    }

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        var blockOutput = workspace[_blockOutput];
        _block.Forward(workspace, input, blockOutput);
        TensorPrimitives.Add(input, blockOutput, output);
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        _block.Backward(workspace, input, workspace[_blockOutput], outputGradient, inputGradient);
        if (!inputGradient.IsEmpty)
            TensorPrimitives.Add(inputGradient, outputGradient, inputGradient);
    }

    internal override void Show(
        Workspace workspace, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient, ILayerViewer viewer) =>
        _block.Show(workspace, workspace[_blockOutput], outputGradient, viewer);

    internal override LaneLayer InLanes(int capacity) => new LaneResidual(this, _block.InLanes(capacity), capacity);
}
