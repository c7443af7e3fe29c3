using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>Friedman's function of ten inputs, five of which count, with noise of variance 1.</summary>
abstract class FriedmanTask : ITask
{
    public double Sigma => 1;

    public double[] DrawInput(RandomStream random) => [.. Enumerable.Range(0, 10).Select(_ => random.NextDouble())];

    public double Mean(double[] x) =>
        10 * Math.Sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4];

    public virtual double[] Features(double[] input) => input;

    public abstract double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed);
}

sealed class FriedmanLeastSquares : FriedmanTask
{
    public override double[] Features(double[] input) => [1, .. input];

    public override double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed) =>
        RidgeSmoother.Train(inputs, targets, points, penalty: 0);
}

/// <summary>The mean target of the nearest rows.</summary>
sealed class FriedmanNeighbours(int count) : FriedmanTask
{
    public override double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed)
    {
        var (distances, sorted) = (new double[inputs.Length], new double[inputs.Length]);
        return [.. points.Select(point =>
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                distances[i] = 0;
                for (var c = 0; c < point.Length; c++)
                    distances[i] += (inputs[i][c] - point[c]) * (inputs[i][c] - point[c]);
            }
            targets.CopyTo(sorted, 0);
            Array.Sort(distances, sorted);
            return sorted.AsSpan(0, count).ToArray().Average();
        })];
    }
}
