using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>f Φ(f) with the normal distribution function Φ, the exact form (Hendrycks and Gimpel 2016).</summary>
public sealed record Gelu : ActivationLayer
{
    public override double Value(double preactivation) => ActivationFunction.Gelu.Value(preactivation);

    public override double Derivative(double preactivation) => ActivationFunction.Gelu.Derivative(preactivation);

    public override void Forward(ReadOnlySpan<float> input, Span<float> output) => Activation.Gelu(input, output);

    public override void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient) =>
        Activation.GeluBackward(input, outputGradient, inputGradient);
}
