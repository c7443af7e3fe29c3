
namespace Fruitfly.Networks.Layers;

/// <summary>A function of each value by itself, h = a(f). The two formulas are all it needs; the passes over spans may
/// be written again with faster kernels.</summary>
public abstract record ActivationLayer : Layer
{
    /// <summary>a(f), in double precision.</summary>
    public abstract double Value(double preactivation);

    /// <summary>a′(f), in double precision; where a has a kink, the derivative that training uses there.</summary>
    public abstract double Derivative(double preactivation);

    /// <summary>h = a(f) for all values.</summary>
    /// <param name="input">f</param>
    /// <param name="output">h, of the same length</param>
    public virtual void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        for (var i = 0; i < input.Length; i++)
            output[i] = (float)Value(input[i]);
    }

    /// <summary>∂ℓ/∂f = ∂ℓ/∂h · a′(f) for all values.</summary>
    /// <param name="input">f, as given to the forward pass</param>
    /// <param name="output">h, as the forward pass left it</param>
    public virtual void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        for (var i = 0; i < input.Length; i++)
            inputGradient[i] = (float)(outputGradient[i] * Derivative(input[i]));
    }

    public sealed override BoundLayer Bind(Binder binder, string name, Shape input) => new BoundActivation(this, input);

    public sealed override Shape OutputFor(Shape input, string name) => input;

    public sealed override long ParametersFor(Shape input) => 0;

    /// <summary>The same two formulas, for the network in double precision.</summary>
    internal ActivationFunction Function() => new(Value, Derivative);
}
