using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>What PyTorch's layers do by default: weights and biases uniform within ±1/√fan-in, those of a recurrent
/// layer within ±1/√hidden. The variance of the weights is 1 / (3 fan-in), a sixth of He's. The distribution is
/// PyTorch's, the random stream is not.</summary>
public sealed record PyTorchInitializer : Initializer
{
    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values) =>
        stream.FillUniform(1 / Math.Sqrt(weight.DefaultFan), values);

    protected override void DrawBias(Parameter bias, RandomStream stream, Span<double> values) =>
        stream.FillUniform(1 / Math.Sqrt(bias.DefaultFan), values);
}
