using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>Weights of variance gain² · 2 / (fan-in + fan-out), which suits units that are linear around 0, such as
/// tanh (Glorot and Bengio 2010).</summary>
public sealed record GlorotInitializer : Initializer
{
    /// <summary>Default: uniform, as published.</summary>
    public WeightDistribution Distribution { get; init; } = WeightDistribution.Uniform;

    /// <summary>Default: 1.</summary>
    public double Gain { get; init; } = 1;

    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values) =>
        Distribution.Draw(Gain * Gain * 2 / (weight.FanIn + weight.FanOut), stream, values);
}
