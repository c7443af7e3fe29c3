using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>All weights the same. The units of a layer stay copies of one another, whatever they learn.</summary>
public sealed record ConstantInitializer(double Value) : Initializer
{
    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values) =>
        values.Fill(Value);
}
