using System.Text.Json.Serialization;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>How the weights of every layer are drawn before training. Biases start at zero, except with
/// <see cref="PyTorchInitializer"/>. docs/initialization.md has the theory.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ZeroInitializer), "zero")]
[JsonDerivedType(typeof(ConstantInitializer), "constant")]
[JsonDerivedType(typeof(NormalInitializer), "normal")]
[JsonDerivedType(typeof(UniformInitializer), "uniform")]
[JsonDerivedType(typeof(HeInitializer), "he")]
[JsonDerivedType(typeof(GlorotInitializer), "glorot")]
[JsonDerivedType(typeof(PyTorchInitializer), "pytorch")]
[JsonDerivedType(typeof(OrthogonalInitializer), "orthogonal")]
public abstract record Initializer
{
    /// <summary>Fills <paramref name="values"/>, row-major <c>[rows × columns]</c>, from the stream.</summary>
    internal void Draw(Parameter parameter, RandomStream stream, Span<double> values)
    {
        if (parameter.Role == ParameterRole.Bias)
            DrawBias(parameter, stream, values);
        else
            DrawWeight(parameter, stream, values);
    }

    private protected abstract void DrawWeight(Parameter weight, RandomStream stream, Span<double> values);

    private protected virtual void DrawBias(Parameter bias, RandomStream stream, Span<double> values) => values.Clear();
}
