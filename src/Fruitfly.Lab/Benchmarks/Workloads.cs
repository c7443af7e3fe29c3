using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>Everything whose speed is measured.</summary>
public static class Workloads
{
    /// <summary>Those of one core; <c>bench/compare</c> trains the same in PyTorch.</summary>
    public static IReadOnlyList<TrainingBenchmark> Training { get; } =
    [
        new("logistic", Architecture.Mlp(40, 10), new Sgd(0.1), Batches.Shuffled(100)),
        new("mlp-20", Architecture.Mlp(40, 20, 20, 10), new Sgd(0.01, Momentum: 0.9), Batches.Shuffled(100)),
        new("mlp-100", Architecture.Mlp(40, 100, 100, 10), new Sgd(0.1), Batches.Shuffled(100)),
        new("mlp-100-adam", Architecture.Mlp(40, 100, 100, 10), new Adam(0.005), Batches.Shuffled(100)),
        new("mlp-400", Architecture.Mlp(40, 400, 400, 10), new Sgd(0.01, Momentum: 0.9), Batches.Shuffled(100)),
        new("mlp-200-fullbatch", Architecture.Mlp(40, 200, 200, 10), new Adam(0.005), Batches.Shuffled(4000)),
        new("cnn-25", Mnist1dModels.ConvBase(), new Adam(0.01), Batches.Shuffled(100)),
        new("gru-6", Mnist1dModels.GruBase(), new Adam(0.01), Batches.Shuffled(100)),
    ];

    /// <summary>Narrow networks in full swarms, on one core.</summary>
    public static IReadOnlyList<SwarmBenchmark> Swarms { get; } =
    [
        new("swarm-logistic", Architecture.Mlp(40, 10), new Sgd(0.1)),
        new("swarm-mlp-20", Architecture.Mlp(40, 20, 20, 10), new Sgd(0.01, Momentum: 0.9)),
        new("swarm-mlp-32", Architecture.Mlp(20, 32, 32, 2), new Sgd(0.01, Momentum: 0.9)),
    ];

    /// <summary>Those of one core, then the two that use the whole machine.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
        [.. Training, .. Swarms, new TrialsBenchmark(), new GenerationBenchmark()];
}
