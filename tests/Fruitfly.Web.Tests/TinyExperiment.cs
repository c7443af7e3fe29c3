using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Reports.Charts;
using Fruitfly.Lab.Studies;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Web.Tests;

/// <summary>Trains small networks of a few widths really, and draws their training losses against the width.</summary>
sealed class TinyExperiment(string name = "tiny-training") : Experiment
{
    static readonly int[] Widths = [2, 4, 8, 16, 32];

    public override string Name => name;
    public override string Title => "Small networks learn something";
    public override string Summary => "Trains networks of five widths for a few steps.";
    public override string Source => "these tests";

    public override IReadOnlyList<ExperimentOption> Options =>
    [
        new("seeds", "networks of each width", Quick: 4, Full: 8, Minimum: 1, Maximum: 1000),
        new("steps", "training steps", Quick: 3, Full: 3, Minimum: 1, Maximum: 10_000_000),
        new("learning-rate", "of gradient descent", Quick: 0.1, Full: 0.1, Minimum: 0, Maximum: 10, IsInteger: false),
    ];

    public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) =>
    [
        .. Widths.SelectMany(width => Enumerable.Range(0, settings.Integer("seeds")).Select(seed => new Trial(
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } }, Architecture.Mlp(40, width, 10),
            new Recipe { Duration = Duration.Steps(settings.Integer("steps")), Optimizer = new Training.Optimizers.Sgd(settings["learning-rate"]) }, (ulong)seed))),
    ];

    public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results)
    {
        var byWidth = Widths.Select((width, place) => ((double)width, (IReadOnlyList<double>)[.. results
            .Skip(place * settings.Integer("seeds")).Take(settings.Integer("seeds")).Select(result => result.History.Last.Training!.Loss)])).ToList();
        var chart = Lines.Draw(new()
        {
            Horizontal = "hidden units", IsHorizontalLogarithmic = true, Quantity = "training loss",
            Series = [new(Meaning.Training) { Seeds = LineSeries.Repetitions(byWidth) }],
        });
        var bars = Intervals.Draw("training loss", [.. byWidth.Select(width => new IntervalRow($"{width.Item1} units", width.Item2))]);
        return new Findings(
            $"{results.Count} networks were trained.",
            [
                chart.ToFigure("loss", "Losses differ by width", "a few steps of gradient descent", "a line of losses over widths"),
                bars.ToFigure("bars", "The same as bars", "a few steps of gradient descent", "bars of losses"),
            ],
            [new Table("losses", "Losses", "of all networks", ["width", "loss"], [.. byWidth.Select(width => (IReadOnlyList<string>)[$"{width.Item1}", NumberText.Of(width.Item2[0])])])],
            [
                new ClaimText(name, "trained", "Networks have losses above zero.", Source, "always", "loss").IsAtLeast(0, [.. byWidth[0].Item2]),
                new ClaimText(name, "perfect", "The training loss is zero after a few steps.", Source, "never", "loss").IsAtMost(0, [.. byWidth[0].Item2]),
            ]);
    }
}

/// <summary>Its trials ask for more inputs than the data has, so that each of them throws.</summary>
sealed class BrokenExperiment : Experiment
{
    public override string Name => "broken";
    public override string Title => "Nothing works";
    public override string Summary => "For tests of failure.";
    public override string Source => "these tests";
    public override IReadOnlyList<ExperimentOption> Options => [];

    public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) =>
        [new(new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } }, Architecture.Mlp(41, 10), new Recipe(), 0)];

    public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results) =>
        throw new InvalidOperationException("There is nothing to measure.");
}
