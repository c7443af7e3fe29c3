using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Trains two widths for each seed, width by width, so that a plan with fewer seeds is not the beginning of
/// the whole one; and says which seeds it was given in which order.</summary>
sealed class GrowingExperiment : Experiment<GrowingOptions, GrowingTrial>
{
    /// <summary>How many of its first trials are followed by another of a seed that is larger by 100.</summary>
    public int Followed { get; init; }

    /// <summary>Whether the trials of all seeds are others when there are fewer.</summary>
    public bool IsAnotherWithFewer { get; init; }

    /// <summary>With fewer seeds it throws <see cref="TooFew"/> when it measures.</summary>
    public int FewestMeasured { get; init; } = 1;

    public Func<Exception> TooFew { get; init; } = () => new TooFewSeedsException("There are too few.");

    public override string Name => "growing";
    public override string Title => "Growing";
    public override string Summary => "Trains one step for each width and seed.";
    public override string Source => "these tests";

    protected override IEnumerable<(GrowingTrial Key, Trial Trial)> Plan(
        GrowingOptions options, PlanningContext context) =>
        Keys(options).Select(key => (key, new Trial(
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 100 } },
            Architecture.Mlp(40, key.Width, 10),
            new Recipe { Duration = Duration.Steps(1) }, key.Seed)));

    protected override IEnumerable<(GrowingTrial Key, Trial Trial)> PlanAfter(
        GrowingOptions options, Results<GrowingTrial> results) =>
        Following(options)
            .Select(key => (key, results[key with { Seed = key.Seed - 100 }].Trial with { Seed = key.Seed }));

    protected override Findings Measure(
        GrowingOptions options, Results<GrowingTrial> results, MeasuringContext context) =>
        options.Seeds < FewestMeasured
            ? throw TooFew()
            : new Findings(
                string.Join(' ', results.Of([.. Keys(options), .. Following(options)])
                    .Select(result =>
                        $"{result.Parameters}:{result.Trial.Seed}:{result.History.Last.Training!.Loss:R}")),
                [], [], []);

    IEnumerable<GrowingTrial> Following(GrowingOptions options) =>
        Keys(options).Take(Followed).Select(key => key with { Seed = key.Seed + 100 });

    IEnumerable<GrowingTrial> Keys(GrowingOptions options) =>
        from width in ((int Width, int Seeds)[])[(4, options.Seeds), (8, options.WideSeeds)]
        from seed in SeedRange.From(options.FirstSeed + (IsAnotherWithFewer ? 1000 * width.Seeds : 0), width.Seeds)
        select new GrowingTrial(width.Width, seed);
}

sealed record GrowingOptions
{
    [SeedCount("of the narrow network", Quick = 5, Full = 10, Minimum = 1, Maximum = 100)]
    public int Seeds { get; init; }

    [SeedCount("of the wide one", Quick = 0, Full = 2, Minimum = 0, Maximum = 100)]
    public int WideSeeds { get; init; }

    [Option("the first", Quick = 0, Full = 0, Minimum = 0, Maximum = 1000)]
    public int FirstSeed { get; init; }
}

readonly record struct GrowingTrial(int Width, ulong Seed);
