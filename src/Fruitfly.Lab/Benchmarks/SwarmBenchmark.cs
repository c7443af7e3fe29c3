using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Swarms;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>Training of a full swarm on one core, with 4,000 Gaussian examples and batches of 100; the time is that of
/// one network.</summary>
public sealed record SwarmBenchmark(string Name, Architecture Architecture, Optimizer Optimizer) : Benchmark(Name)
{
    const int Examples = 4000;

    /// <summary>Trains from the start for twice as many epochs each time until a run is long enough; the shorter ones
    /// before it warm up.</summary>
    public override TrainingSpeed Measure(BenchmarkSettings settings, CancellationToken cancellation = default)
    {
        var data = Data();
        var recipe = new Recipe { Optimizer = Optimizer, EvaluateEvery = Duration.Steps(0), EvaluateOn = [] };
        var batch = recipe.Batches.SizeFor(Examples);
        var operations = StepOperations.Of(Architecture, batch).Total;
        for (var epochs = settings.LeastRepeats; ; epochs *= 2)
        {
            var clock = new EpochClock(settings.Time, recipe.Batches.StepsPerEpoch(Examples));
            SwarmTraining.Train(
                [.. Enumerable.Range(0, SwarmTraining.MostNetworks).Select(seed => new SwarmMember(
                    new Network(Architecture), data, recipe with { Duration = Duration.Epochs(epochs) }, (ulong)seed,
                    seed == 0 ? clock : null))],
                cancellation);
            if (clock.Total >= settings.Least)
                return new TrainingSpeed(clock.MicrosecondsPerStep / SwarmTraining.MostNetworks, operations);
        }
    }

    DataSet Data()
    {
        var stream = new RandomStream(0, 0);
        var inputs = new float[Examples * Architecture.Inputs];
        stream.FillGaussian(inputs);
        var classes = new Network(Architecture).Outputs;
        return new DataSet("gaussian", Fruitfly.Data.Examples.Labelled(
            inputs, Architecture.Inputs, [.. Enumerable.Range(0, Examples).Select(_ => stream.NextInt(classes))],
            classes));
    }
}
