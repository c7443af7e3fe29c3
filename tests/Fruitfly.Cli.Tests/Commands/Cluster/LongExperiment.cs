using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>Trains networks for as many steps as a test asks for.</summary>
sealed class LongExperiment : Experiment<LongOptions, ulong>
{
    public override string Name => "long-training";
    public override string Title => "Training takes long";
    public override string Summary => "Trains for many steps.";
    public override string Source => "these tests";

    protected override IEnumerable<(ulong Key, Trial Trial)> Plan(LongOptions options, PlanningContext context) =>
        SeedRange.From(0, options.Seeds).Select(seed => (seed, new Trial(
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } },
            Architecture.Mlp(40, options.Width, 10),
            new Recipe
            {
                Duration = Duration.Steps(options.Steps), EvaluateEvery = Duration.Steps(0), Optimizer = new Sgd(0.01),
            },
            seed)));

    protected override Findings Measure(LongOptions options, Results<ulong> results, MeasuringContext context) =>
        new($"{results.Count} networks were trained.", [], [], []);
}

sealed record LongOptions
{
    [SeedCount("networks trained", Quick = 2, Full = 2, Minimum = 1, Maximum = 1000)]
    public int Seeds { get; init; }

    [Option("of each network", Quick = 10, Full = 10, Minimum = 1, Maximum = 1_000_000_000)]
    public int Steps { get; init; }

    [Option("of the hidden layer", Quick = 8, Full = 8, Minimum = 1, Maximum = 10_000)]
    public int Width { get; init; }
}
