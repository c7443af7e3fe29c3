using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>All weights zero. The units of a layer then have the same gradient for
/// ever: with ReLU, none at all.</summary>
public sealed record ZeroInitializer : Initializer
{
    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values) => values.Clear();
}
