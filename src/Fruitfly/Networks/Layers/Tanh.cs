using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>tanh f.</summary>
public sealed record Tanh : ActivationLayer
{
    public override double Value(double preactivation) => ActivationFunction.Tanh.Value(preactivation);

    public override double Derivative(double preactivation) => ActivationFunction.Tanh.Derivative(preactivation);

    public override void Forward(ReadOnlySpan<float> input, Span<float> output) => Activation.Tanh(input, output);

    public override void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient) =>
        Activation.TanhBackward(output, outputGradient, inputGradient);
}
