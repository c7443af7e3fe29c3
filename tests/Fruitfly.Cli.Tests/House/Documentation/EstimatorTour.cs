using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;
using Fruitfly.Measurement.Noise;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The program of docs/estimators.md, word for word.</summary>
static class EstimatorTour
{
    /// <param name="Console">stands for the system's, so that the output can be looked at</param>
    public static void Run(TextWriter Console)
    {
        // A learner that needs no network: the mean of the targets of a subset, which misses the slope of the law.
        var random = new RandomStream(seed: 2, stream: 0);
        double[] x = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(input => input + 0.2 * random.NextGaussian())];
        double[] points = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];
        double[] targets = [.. points.Select(input => input + 0.2 * random.NextGaussian())];

        TreeStatistic Loss(int subsets, out ErrorDecomposition parts)
        {
            const int Repartitions = 4;
            List<double> predictions = [];
            int[] order = [.. Enumerable.Range(0, y.Length)];
            for (var repartition = 0; repartition < Repartitions; repartition++)
            {
                random.Shuffle(order.AsSpan());
                foreach (var subset in order.Chunk(y.Length / subsets).Take(8))
                    predictions.AddRange(Enumerable.Repeat(subset.Average(row => y[row]), points.Length));
            }
            var shape = new PredictionShape(points.Length, subsets: Math.Min(8, subsets), repartitions: Repartitions);
            parts = SquaredErrorDecomposition.Of<double>([.. predictions], shape, targets);
            return parts.Loss;
        }

        Loss(4, out var quarters);
        var intervals = quarters.Intervals();
        var (rest, variance) = (intervals.BiasAndNoise, intervals.TotalVariance);
        Console.WriteLine($"bias² + noise {rest.Estimate:F4} ({rest.Low:F4} to {rest.High:F4})");
        Console.WriteLine($"variance      {variance.Estimate:F4} ({variance.Low:F4} to {variance.High:F4})");

        double[] residuals = [.. targets.Select(target => target - y.Average())];
        var noise = NeighbourNoise.Of(residuals, outputs: 1, NearestNeighbours.Find(points, features: 1));
        Console.WriteLine($"noise at most {noise.MostNoise():F4}, structure at least {noise.LeastReducible():F4}");

        List<LearningLevel> levels = [];
        foreach (var subsets in (int[])[4, 8, 16, 32])
            levels.Add(LearningLevel.Of(y.Length / subsets, Loss(subsets, out _)));
        var forecast = LearningForecast.Of(LearningCurve.Of(levels));
        var gain = forecast.Gain(2);
        Console.WriteLine($"{forecast.Decision}: twice the rows bring {gain.Forecast:F4} ({gain.Low:F4} to {gain.High:F4})");
    }
}
