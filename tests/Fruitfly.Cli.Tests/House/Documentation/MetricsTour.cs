using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The program of docs/metrics.md, word for word.</summary>
static class MetricsTour
{
    /// <param name="Console">stands for the system's, so that the output can be looked at</param>
    public static void Run(TextWriter Console)
    {
        var data = Mnist1d.Generate(new Mnist1dSettings { Samples = 1000 });
        var recipe = new Recipe { Duration = Duration.Epochs(10), KeepPredictionsOn = Split.Test };
        var (labels, classes) = (data.Test!.Labels.ToArray(), data.Classes);

        ScoredExamples Score(int width)
        {
            var network = new Network(Architecture.Mlp([data.Features, width, classes], new Relu()));
            var history = Trainer.Train(network, data, recipe, seed: 1);
            return Metrics.Score(Metric.Auc, Metrics.Probabilities(history.Predictions, classes), labels, classes);
        }
        var (wide, narrow) = (Score(100), Score(5));

        var interval = wide.Interval();
        Console.WriteLine($"AUC {wide.Value:F3}, with other test examples {interval.Low:F3} to {interval.High:F3}");
        var difference = wide.Difference(narrow);
        Console.WriteLine($"wide − narrow: {difference.Mean:F3} ({difference.Low:F3} to {difference.High:F3})");

        var comparison = Comparison.Paired([0.31, 0.33, 0.30], [0.34, 0.33, 0.35]); // errors with three shared seeds
        Console.WriteLine($"decided: {comparison.IsDecided}; {comparison.ToDecide.Likely} seeds would be likely to");
    }
}
