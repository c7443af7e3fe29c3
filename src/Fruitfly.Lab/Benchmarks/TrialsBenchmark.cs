using Fruitfly.Data.Mnist1d;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>Independent trials of <c>mlp-100</c>, each on one core, on all cores and for comparison on one.</summary>
public sealed record TrialsBenchmark() : Benchmark("trials")
{
    public const int Trials = 32;

    /// <summary>Epochs of a trial. Default: 50, as the recipes of MNIST-1D have it, 2,000 steps.</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>The two are timed in turn, so that what disturbs the machine for a while disturbs both.</summary>
    public override TrialSpeed Measure(BenchmarkSettings settings, CancellationToken cancellation = default)
    {
        var data = Mnist1d.Generate();
        var workload = Workloads.Training.Single(workload => workload.Name == "mlp-100");
        var recipe = workload.RecipeFor(Epochs);
        var (one, all) = (new List<double>(), new List<double>());
        Train(1, 1);
        for (var repeat = 0; repeat < Math.Min(3, settings.LeastRepeats); repeat++)
        {
            one.Add(settings.SecondsOf(() => Train(Trials, 1)));
            all.Add(settings.SecondsOf(() => Train(Trials, settings.Cores)));
        }
        return new TrialSpeed(
            60 * Trials / Median.Of(all), Median.Of(one) / (settings.Cores * Median.Of(all)), settings.Cores);

        void Train(int trials, int cores) => Parallel.For(
            0, trials, new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellation },
            trial => Trainer.Train(new Network(workload.Architecture, (ulong)trial), data, recipe, (ulong)trial,
                cancellation: cancellation));
    }
}
