using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>f for positive f, slope · f otherwise (UDL problem 3.1).</summary>
public sealed record LeakyRelu(double Slope = 0.01) : ActivationLayer
{
    public override double Value(double preactivation) => preactivation > 0 ? preactivation : Slope * preactivation;

    public override double Derivative(double preactivation) => preactivation > 0 ? 1 : Slope;

    public override void Forward(ReadOnlySpan<float> input, Span<float> output) =>
        Activation.LeakyRelu(input, (float)Slope, output);

    public override void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient) =>
        Activation.LeakyReluBackward(input, outputGradient, (float)Slope, inputGradient);
}
