using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>Weights uniform in [−bound, bound) in every layer, whatever its size;
/// their variance is bound² / 3.</summary>
public sealed record UniformInitializer(double Bound) : Initializer
{
    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values) =>
        stream.FillUniform(Bound, values);
}
