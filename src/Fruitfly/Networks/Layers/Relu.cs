using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>max(f, 0); its derivative at 0 is taken as 0 (UDL 3.1).</summary>
public sealed record Relu : ActivationLayer
{
    public override double Value(double preactivation) => ActivationFunction.Relu.Value(preactivation);

    public override double Derivative(double preactivation) => ActivationFunction.Relu.Derivative(preactivation);

    public override void Forward(ReadOnlySpan<float> input, Span<float> output) => Activation.Relu(input, output);

    public override void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient) =>
        Activation.ReluBackward(output, outputGradient, inputGradient);
}
