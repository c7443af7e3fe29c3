namespace Fruitfly.Networks.Layers;

/// <summary>An activation function, element by element.</summary>
sealed class BoundActivation(ActivationLayer layer, Shape shape) : BoundLayer(shape, shape)
{
    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output) =>
        layer.Forward(input, output);

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (!inputGradient.IsEmpty)
            layer.Backward(input, output, outputGradient, inputGradient);
    }
}
