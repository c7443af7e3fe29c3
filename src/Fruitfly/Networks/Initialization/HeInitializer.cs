using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>Weights of variance gain² / fan (He et al. 2015; UDL 7.5).</summary>
/// <remarks>
/// For ReLU units with zero-mean symmetric pre-activations of variance v, E[h²] = v / 2, so a layer of D inputs and
/// weight variance σ² turns v into D σ² v / 2. It stays v for σ² = 2 / D, gain √2: with the fan-in in the forward pass,
/// with the fan-out in the backward pass. Where both differ, <see cref="HeFan.Compromise"/> takes their mean,
/// σ² = 4 / (D_h + D_h′).
/// </remarks>
public sealed record HeInitializer : Initializer
{
    /// <summary>Default: fan-in, which keeps the variance of the forward pass.</summary>
    public HeFan Fan { get; init; } = HeFan.FanIn;

    /// <summary>Default: normal.</summary>
    public WeightDistribution Distribution { get; init; } = WeightDistribution.Normal;

    /// <summary>Default: √2, which ReLU asks for; 1 suits linear units.</summary>
    public double Gain { get; init; } = Math.Sqrt(2);

    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values)
    {
        var fan = Fan switch
        {
            HeFan.FanIn => weight.FanIn,
            HeFan.FanOut => weight.FanOut,
            HeFan.Compromise => (weight.FanIn + weight.FanOut) / 2.0,
            _ => throw new InvalidOperationException($"There is no fan '{Fan}'."),
        };
        Distribution.Draw(Gain * Gain / fan, stream, values);
    }
}

/// <summary>Which size of a layer He's variance is divided by.</summary>
public enum HeFan
{
    /// <summary>the number of inputs of a unit, D_h</summary>
    FanIn,

    /// <summary>the number of units an input feeds, D_h′</summary>
    FanOut,

    /// <summary>the mean of both</summary>
    Compromise,
}
