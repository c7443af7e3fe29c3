using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Web.Tests;

/// <summary>Trains small networks of a few widths really, and draws their training losses against the width.</summary>
sealed class TinyExperiment(string name = "tiny-training") : Experiment<TinyOptions, TinyTraining>
{
    static readonly int[] Widths = [2, 4, 8, 16, 32];

    public override string Name => name;
    public override string Title => "Small networks learn something";
    public override string Summary => "Trains networks of five widths for a few steps.";
    public override string Source => "these tests";

    protected override IEnumerable<(TinyTraining Key, Trial Trial)> Plan(
        TinyOptions options, PlanningContext context) =>
        from width in Widths
        from seed in SeedRange.From(0, options.Seeds)
        select (new TinyTraining(width, seed), new Trial(
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } },
            Architecture.Mlp(40, width, 10),
            new Recipe
            {
                Duration = Duration.Steps(options.Steps),
                Optimizer = new Training.Optimizers.Sgd(options.LearningRate)
            }, seed));

    protected override Findings Measure(TinyOptions options, Results<TinyTraining> results, MeasuringContext context)
    {
        var byWidth = Widths.Select(width => ((double)width, (IReadOnlyList<double>)[.. results
            .Of(SeedRange.From(0, options.Seeds).Select(seed => new TinyTraining(width, seed)))
            .Select(result => result.History.Last.Training!.Loss)])).ToList();
        var chart = Lines.Draw(new()
        {
            Horizontal = "hidden units", IsHorizontalLogarithmic = true, Quantity = "training loss",
            Series = [new(Meaning.Training) { Seeds = LineSeries.Repetitions(byWidth) }],
        });
        var bars = Intervals.Draw("training loss",
            [.. byWidth.Select(width => new IntervalRow($"{width.Item1} units", width.Item2))]);
        return new Findings(
            $"{results.Count} networks were trained.",
            [
                chart.ToFigure("loss", "Losses differ by width", "a few steps of gradient descent",
                    "a line of losses over widths"),
                bars.ToFigure("bars", "The same as bars", "a few steps of gradient descent", "bars of losses"),
            ],
            [new Table("losses", "Losses", "of all networks", ["width", "loss"],
                [.. byWidth.Select(width =>
                    (IReadOnlyList<string>)[$"{width.Item1}", NumberText.Of(width.Item2[0])])])],
            [
                new ClaimText(name, "trained", "Networks have losses above zero.", Source, "always", "loss")
                    .IsAtLeast(0, [.. byWidth[0].Item2]),
                new ClaimText(name, "perfect", "The training loss is zero after a few steps.", Source, "never", "loss")
                    .IsAtMost(0, [.. byWidth[0].Item2]),
            ]);
    }
}

sealed record TinyOptions
{
    [SeedCount("networks of each width", Quick = 4, Full = 8, Minimum = 1, Maximum = 1000)]
    public int Seeds { get; init; }

    [Option("training steps", Quick = 3, Full = 3, Minimum = 1, Maximum = 10_000_000)]
    public int Steps { get; init; }

    [Option("of gradient descent", Quick = 0.1, Full = 0.1, Minimum = 0, Maximum = 10)]
    public double LearningRate { get; init; }
}

readonly record struct TinyTraining(int Width, ulong Seed);

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
