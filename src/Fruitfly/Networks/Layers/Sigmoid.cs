using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>1 / (1 + exp(−f)).</summary>
public sealed record Sigmoid : ActivationLayer
{
    public override double Value(double preactivation) => ActivationFunction.Sigmoid.Value(preactivation);

    public override double Derivative(double preactivation) => ActivationFunction.Sigmoid.Derivative(preactivation);

    public override void Forward(ReadOnlySpan<float> input, Span<float> output) => Activation.Sigmoid(input, output);

    public override void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient) =>
        Activation.SigmoidBackward(output, outputGradient, inputGradient);
}
