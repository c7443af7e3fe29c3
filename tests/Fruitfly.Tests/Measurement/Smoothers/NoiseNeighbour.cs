using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>The target of the nearest row, where targets are nothing but noise.</summary>
sealed class NoiseNeighbour : ITask
{
    public double Sigma => 1;

    public double[] DrawInput(RandomStream random) => [random.NextDouble()];

    public double Mean(double[] input) => 0;

    public double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed) =>
        [.. points.Select(point => targets[Enumerable.Range(0, inputs.Length)
            .MinBy(i => Math.Abs(inputs[i][0] - point[0]))])];
}
