using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Embeddings;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The program of docs/library.md, word for word.</summary>
static class LibraryTour
{
    /// <param name="Console">stands for the system's, so that the output can be looked at</param>
    public static void Run(TextWriter Console)
    {
        var data = Mnist1d.Generate(new Mnist1dSettings { Samples = 1000 }).WithValidation(share: 0.1, seed: 1);
        data = Standardization.Apply(data);  // mean 0, variance 1, fitted on the training part
        var noisy = LabelNoise.Redraw(data.Training, 0.15, RandomStream.For(1, StreamPurpose.LabelNoise));
        Console.WriteLine($"{noisy.Redrawn} labels redrawn, {noisy.Changed} of them to another class");
        var architecture = new Architecture
        {
            Inputs = data.Features,
            Layers =
            [
                new Linear(100), new Gelu(), new Residual([new Linear(100), new Relu()]), new Linear(data.Outputs),
            ],
            Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
        };
        Console.WriteLine(NetworkSummary.Of(architecture, batchSize: 100));
        var network = new Network(architecture, seed: 1);
        var recipe = new Recipe
        {
            Optimizer = new AdamW(0.001, WeightDecay: 0.01),
            Schedule = new WarmUpSchedule(Steps: 20, new CosineSchedule()),
            Batches = Batches.Shuffled(50),
            Duration = Duration.Epochs(10),
            EvaluateEvery = Duration.Steps(40),
        };
        var history = Trainer.Train(network, data, recipe, seed: 1);
        foreach (var evaluation in history.Evaluations)
            Console.WriteLine($"step {evaluation.Step,4}: training loss {evaluation.Training!.Loss:F3}, validation error {evaluation.Validation!.Error:P1}");
        Console.WriteLine(history.Diverged ? $"diverged at step {history.Divergence!.Step}" : $"test error {history.Last.Test!.Error:P1}");
        double[] errors = [.. Enumerable.Range(0, 3).Select(seed =>
            Trainer.Train(new Network(architecture, (ulong)seed), data, recipe, (ulong)seed).Last.Test!.Error)];
        var estimate = Estimate.OfMean(errors);
        Console.WriteLine($"test error {estimate.Mean:P1}, 95 % interval {estimate.Low:P1} to {estimate.High:P1}, n = {estimate.Count}");
        var neighbors = NearestNeighbors.Find(data.Training.Inputs, data.Features, count: 30);
        Console.WriteLine($"{NeighborVote.Accuracy(neighbors, data.Training.Labels, k: 5):P1} have the class of their neighbours");
        var plane = new TsneSettings { Perplexity = 10 };
        var embedding = Tsne.Embed(data.Training.Inputs, data.Features, plane, threads: 2);
        Console.WriteLine($"the first point lies at ({embedding.X[0]:F1}, {embedding.Y[0]:F1}); the divergence is {embedding.Divergence:F2} nats");
    }
}
