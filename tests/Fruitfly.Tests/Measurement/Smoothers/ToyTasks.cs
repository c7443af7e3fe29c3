using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>The lecture's function of one input, y = exp(sin(2 · 3.1413 x)) + noise. The exact values are means over
/// 100 inputs from 0 to 1, so points are judged at these.</summary>
abstract class ToyTask(double sigma) : ITask
{
    public double Sigma => sigma;

    public double[] DrawInput(RandomStream random) => [random.NextDouble()];

    public double[] DrawJudgingInput(RandomStream random) => [random.NextInt(100) / 99.0];

    public double Mean(double[] input) => Math.Exp(Math.Sin(2 * 3.1413 * input[0]));

    public virtual double[] Features(double[] input) => input;

    public abstract double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed);
}

/// <summary>Features 1 and relu(x − j/D), j &lt; D, by ridge.</summary>
sealed class ToyRidge(int hidden, double sigma, double penalty = 0.01) : ToyTask(sigma)
{
    public override double[] Features(double[] input) =>
        [1, .. Enumerable.Range(0, hidden).Select(j => Math.Max(0, input[0] - j / (double)hidden))];

    public override double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed) =>
        RidgeSmoother.Train(inputs, targets, points, penalty);
}

/// <summary>Features 1 and relu(w x + b) with w and b drawn by the seed, by ridge.</summary>
sealed class ToyRandomFeatures(int hidden, double sigma, double penalty) : ToyTask(sigma)
{
    public override double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed)
    {
        double[] slopes = [.. Enumerable.Range(0, hidden).Select(_ => seed.NextGaussian())];
        double[] offsets = [.. Enumerable.Range(0, hidden).Select(_ => 2 * seed.NextDouble() - 1)];
        return RidgeSmoother.Train([.. inputs.Select(Drawn)], targets, [.. points.Select(Drawn)], penalty);

        double[] Drawn(double[] x)
        {
            var features = new double[hidden + 1];
            features[hidden] = 1;
            for (var i = 0; i < hidden; i++)
                features[i] = Math.Max(0, slopes[i] * x[0] + offsets[i]);
            return features;
        }
    }
}
