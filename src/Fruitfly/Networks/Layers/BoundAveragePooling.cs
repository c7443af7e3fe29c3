using System.Numerics.Tensors;

namespace Fruitfly.Networks.Layers;

/// <summary>The mean of a window; its gradient is shared out equally.</summary>
sealed class BoundAveragePooling(Pooling layer, Shape input, Shape output) : BoundPooling(layer, input, output)
{
    private protected override void Pool(ReadOnlySpan<float> input, ReadOnlySpan<int> places, Span<float> output)
    {
        input.Slice(places[0] * output.Length, output.Length).CopyTo(output);
        foreach (var place in places[1..])
            TensorPrimitives.Add(output, input.Slice(place * output.Length, output.Length), output);
        TensorPrimitives.Multiply(output, 1f / WindowSize, output);
    }

    private protected override void Spread(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<int> places,
        Span<float> inputGradient)
    {
        foreach (var place in places)
        {
            var gradient = inputGradient.Slice(place * output.Length, output.Length);
            TensorPrimitives.MultiplyAdd(outputGradient, 1f / WindowSize, gradient, gradient);
        }
    }
}
