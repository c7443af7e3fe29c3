using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>Training on one core, with the 4,000 training examples of MNIST-1D: 40 inputs, 10 classes.</summary>
public sealed record TrainingBenchmark(string Name, Architecture Architecture, Optimizer Optimizer, Batches Batches)
    : Benchmark(Name)
{
    /// <summary>The recipe of a run that is timed; nothing is evaluated.</summary>
    internal Recipe RecipeFor(int epochs) => new()
    {
        Optimizer = Optimizer,
        Batches = Batches,
        Duration = Duration.Epochs(epochs),
        EvaluateEvery = Duration.Steps(0),
        EvaluateOn = [],
    };

    /// <summary>Trains from the start for twice as many epochs each time until a run is long enough; the shorter ones
    /// before it warm up.</summary>
    public override TrainingSpeed Measure(BenchmarkSettings settings, CancellationToken cancellation = default)
    {
        var data = Mnist1d.Generate();
        var examples = data.Training.Count;
        var operations = StepOperations.Of(Architecture, Batches.SizeFor(examples)).Total;
        for (var epochs = settings.LeastRepeats; ; epochs *= 2)
        {
            var clock = new EpochClock(settings.Time, Batches.StepsPerEpoch(examples));
            Trainer.Train(new Network(Architecture), data, RecipeFor(epochs), observer: clock,
                cancellation: cancellation);
            if (clock.Total >= settings.Least)
                return new TrainingSpeed(clock.MicrosecondsPerStep, operations);
        }
    }
}
