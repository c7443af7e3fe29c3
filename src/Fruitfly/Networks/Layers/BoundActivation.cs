using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>An activation function, element by element.</summary>
sealed class BoundActivation(Layer layer, Shape shape) : BoundLayer(shape, shape)
{
    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        switch (layer)
        {
            case Relu: Activation.Relu(input, output); break;
            case LeakyRelu leaky: Activation.LeakyRelu(input, (float)leaky.Slope, output); break;
            case Tanh: Activation.Tanh(input, output); break;
            case Sigmoid: Activation.Sigmoid(input, output); break;
            case Gelu: Activation.Gelu(input, output); break;
            default: throw new InvalidOperationException($"{layer} is not an activation function.");
        }
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (inputGradient.IsEmpty)
            return;
        switch (layer)
        {
            case Relu: Activation.ReluBackward(output, outputGradient, inputGradient); break;
            case LeakyRelu leaky: Activation.LeakyReluBackward(input, outputGradient, (float)leaky.Slope, inputGradient); break;
            case Tanh: Activation.TanhBackward(output, outputGradient, inputGradient); break;
            case Sigmoid: Activation.SigmoidBackward(output, outputGradient, inputGradient); break;
            case Gelu: Activation.GeluBackward(input, outputGradient, inputGradient); break;
            default: throw new InvalidOperationException($"{layer} is not an activation function.");
        }
    }
}
