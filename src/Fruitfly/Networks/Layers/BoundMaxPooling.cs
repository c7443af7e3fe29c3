using System.Numerics.Tensors;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>The largest value of a window; its gradient goes to the first of equal ones, as in PyTorch.</summary>
sealed class BoundMaxPooling(Pooling layer, Shape input, Shape output) : BoundPooling(layer, input, output)
{
    private protected override void Pool(ReadOnlySpan<float> input, ReadOnlySpan<int> places, Span<float> output)
    {
        input.Slice(places[0] * output.Length, output.Length).CopyTo(output);
        foreach (var place in places[1..])
            TensorPrimitives.Max(output, input.Slice(place * output.Length, output.Length), output);
    }

    private protected override void Spread(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<int> places,
        Span<float> inputGradient) =>
        MaxPooling.Backward(input, output, outputGradient, places, inputGradient);
}
