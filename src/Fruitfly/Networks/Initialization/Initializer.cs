using Fruitfly.Kinds;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>How the weights of every layer are drawn before training. Biases start at zero, except with
/// <see cref="PyTorchInitializer"/>; a normalization always starts with factors 1 and summands 0.
/// docs/initialization.md has the theory.</summary>
public abstract record Initializer
{
    /// <summary>All kinds; one of your own joins them with <c>Add</c>. A name is part of trial identities and never
    /// changes.</summary>
    public static KindFamily<Initializer> Kinds { get; } = new("initializer")
    {
        { "zero", typeof(ZeroInitializer) },
        { "constant", typeof(ConstantInitializer) },
        { "normal", typeof(NormalInitializer) },
        { "uniform", typeof(UniformInitializer) },
        { "he", typeof(HeInitializer) },
        { "glorot", typeof(GlorotInitializer) },
        { "pytorch", typeof(PyTorchInitializer) },
        { "orthogonal", typeof(OrthogonalInitializer) },
    };

    /// <summary>Fills <paramref name="values"/>, row-major <c>[rows × columns]</c>, from the stream.</summary>
    internal void Draw(Parameter parameter, RandomStream stream, Span<double> values)
    {
        switch (parameter.Role)
        {
            case ParameterRole.Scale:
                values.Fill(1);
                break;
            case ParameterRole.Shift:
                values.Clear();
                break;
            case ParameterRole.Bias:
                DrawBias(parameter, stream, values);
                break;
            default:
                DrawWeight(parameter, stream, values);
                break;
        }
    }

    /// <summary>Fills a weight matrix, row-major <c>[outputs × inputs]</c>.</summary>
    protected abstract void DrawWeight(Parameter weight, RandomStream stream, Span<double> values);

    /// <summary>Fills a bias. Default: zeros.</summary>
    protected virtual void DrawBias(Parameter bias, RandomStream stream, Span<double> values) => values.Clear();
}
