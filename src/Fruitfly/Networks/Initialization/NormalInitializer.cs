using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>Normal weights of mean 0 and variance σ² in every layer, whatever its size (UDL figure 7.7).</summary>
/// <param name="Variance">σ²</param>
public sealed record NormalInitializer(double Variance) : Initializer
{
    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values) =>
        WeightDistribution.Normal.Draw(Variance, stream, values);
}
