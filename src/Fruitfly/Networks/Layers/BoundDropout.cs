using System.Numerics.Tensors;

namespace Fruitfly.Networks.Layers;

/// <summary>Draws a factor for every value, in the order they are stored in, while the workspace has a stream to draw
/// from; without one it lets everything pass.</summary>
sealed class BoundDropout(Binder binder, Dropout layer, Shape shape) : BoundLayer(shape, shape)
{
    readonly Slot _factors = binder.Reserve(shape.Size);
    readonly uint _threshold = layer.Threshold;
    readonly float _kept = (float)(1 / (1 - layer.Rate));

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        if (workspace.Dropout is not { } stream)
        {
            input.CopyTo(output);
            return;
        }
        var factors = workspace[_factors];
        foreach (ref var factor in factors)
            factor = stream.NextUInt32() < _threshold ? 0 : _kept;
        TensorPrimitives.Multiply(input, factors, output);
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (inputGradient.IsEmpty)
            return;
        if (workspace.Dropout is null)
            outputGradient.CopyTo(inputGradient);
        else
            TensorPrimitives.Multiply(outputGradient, workspace[_factors], inputGradient);
    }
}
