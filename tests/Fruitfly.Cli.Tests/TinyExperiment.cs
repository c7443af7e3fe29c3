using System.Text.Json.Nodes;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Cli.Tests;

/// <summary>Trains a small network really, for a step or two, and claims what must come out and what cannot.</summary>
sealed class TinyExperiment : Experiment<TinyOptions, ulong>
{
    public override string Name => "tiny-training";
    public override string Title => "A small network learns something";
    public override string Summary => "Trains for a few steps.";
    public override string Source => "these tests";

    protected override IEnumerable<(ulong Key, Trial Trial)> Plan(TinyOptions options, PlanningContext context) =>
        SeedRange.From(0, options.Seeds).Select(seed => (seed, new Trial(
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } }, Architecture.Mlp(40, 8, 10),
            new Recipe { Duration = Duration.Steps(3), Optimizer = new Training.Optimizers.Sgd(options.LearningRate) },
            seed)));

    protected override Findings Measure(TinyOptions options, Results<ulong> results, MeasuringContext context)
    {
        var losses = new JsonArray([.. results.Of(SeedRange.From(0, options.Seeds)).Select(result => new JsonObject
        {
            ["seed"] = result.Trial.Seed,
            ["loss"] = result.History.Last.Training!.Loss,
        })]);
        var specification = new JsonObject
        {
            ["datasets"] = new JsonObject { ["losses"] = losses },
            ["data"] = new JsonObject { ["name"] = "losses" },
            ["mark"] = "point",
            ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["field"] = "loss", ["type"] = "quantitative" } },
        };
        return new Findings(
            $"{results.Count} networks were trained.",
            [new Figure("losses", "Losses differ by seed", "3 steps", $"n = {results.Count}", "points", specification)],
            [],
            [
                Claim("trained", "Networks can be trained.", results.Count, Verdict.Confirmed),
                Claim("perfect", "The training loss is zero after three steps.", results.Count, Verdict.Contradicted),
            ]);
    }

    Claim Claim(string id, string statement, int count, Verdict verdict) =>
        new(Name, id, statement, Source, "always", count, null, null, count, verdict, Figure: "losses");
}

sealed record TinyOptions
{
    [SeedCount("networks trained", Quick = 2, Full = 3, Minimum = 1, Maximum = 1000)]
    public int Seeds { get; init; }

    [Option("of gradient descent", Quick = 0.1, Full = 0.1, Minimum = 0, Maximum = 10)]
    public double LearningRate { get; init; }
}

/// <summary>Its trials ask for more inputs than the data has, so that each of them throws.</summary>
sealed class BrokenExperiment : Experiment<NoOptions, int>
{
    public override string Name => "broken";
    public override string Title => "Nothing works";
    public override string Summary => "For tests of failure.";
    public override string Source => "these tests";

    protected override IEnumerable<(int Key, Trial Trial)> Plan(NoOptions options, PlanningContext context) =>
        [(0, new(new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } }, Architecture.Mlp(41, 10),
            new Recipe(), 0))];

    protected override Findings Measure(NoOptions options, Results<int> results, MeasuringContext context) =>
        throw new InvalidOperationException("There is nothing to measure.");
}
