#:project ../../src/Fruitfly.Cli/Fruitfly.Cli.csproj
#:property TieredCompilationQuickJit=false

using Fruitfly.Cli;
using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

// The whole program with one experiment more: dotnet run label-noise.cs -- run ada/label-noise --quick
return await FruitflyProgram.RunAsync(args, new LabelNoiseExperiment());

/// <summary>Trains networks with more and more wrong labels, with and without weight decay, on the same data and seeds.</summary>
sealed class LabelNoiseExperiment : Experiment<LabelNoiseOptions, NoisyTraining>
{
    static readonly double[] Noises = [0, 15, 30, 45];

    public override string Name => "ada/label-noise";

    public override string Title => "Weight decay against wrong labels";

    public override string Summary =>
        "Weight decay keeps a network from learning wrong labels by heart. Does it help more where more are wrong?";

    public override string Source => "Krogh and Hertz 1991, \"A simple weight decay can improve generalization\"";

    protected override IEnumerable<(NoisyTraining Key, Trial Trial)> Plan(
        LabelNoiseOptions options, PlanningContext context) =>
        from seed in SeedRange.From(0, options.Seeds)
        from noise in Noises
        from decays in (bool[])[false, true]
        select (new NoisyTraining(noise, decays, seed), new Trial(
            new Mnist1dDescription { ValidationShare = 0.25, LabelNoise = noise / 100 },
            Architecture.Mlp(40, options.Width, 10),
            new Recipe
            {
                Optimizer = new AdamW(0.005, WeightDecay: decays ? options.Decay : 0),
                Duration = Duration.Steps(options.Steps),
                EvaluateEvery = Duration.Steps(0),
                EvaluateOn = [Split.Training, Split.Validation], // the test set stays sealed
            },
            seed));

    protected override Findings Measure(LabelNoiseOptions options, Results<NoisyTraining> results, MeasuringContext context)
    {
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = "redrawn labels (%)",
            Quantity = "validation error",
            Unit = "%",
            Series = [Line("without decay", decays: false), Line("with decay", decays: true)],
        });
        double[] clean = Help(Noises[0]), noisy = Help(Noises[^1]);
        var difference = noisy.Zip(clean, (most, none) => most - none).ToArray(); // of networks that share a seed
        var claim = new ClaimText(
            Name, "helps-more", $"Weight decay helps more with {Noises[^1]} % of the labels redrawn than with none.",
            Source, "decay suppresses noise of the targets", Figure: "error", Unit: "points");
        return new Findings(
            Text($"Weight decay changes the validation error by {-noisy.Average():+0.0;-0.0} points ")
                + Text($"with {Noises[^1]} % of the labels redrawn, and by {-clean.Average():+0.0;-0.0} points with none."),
            [chart.ToFigure(
                "error", "What weight decay changes where labels are wrong",
                Text($"{options.Width} hidden units, AdamW, {options.Steps} steps, weight decay {options.Decay}"),
                "Validation error against the share of redrawn labels, with and without weight decay.")],
            [],
            [claim.IsAbove(0, difference)]);

        LineSeries Line(string name, bool decays) => new(name)
        {
            Seeds = LineSeries.Repetitions(
                Noises.Select(noise => (noise, (IReadOnlyList<double>)Errors(noise, decays)))),
        };

        double[] Help(double noise) =>
            [.. Errors(noise, decays: false).Zip(Errors(noise, decays: true), (without, with) => without - with)];

        double[] Errors(double noise, bool decays) =>
        [
            .. SeedRange.From(0, options.Seeds)
                .Select(seed => 100 * results[new(noise, decays, seed)].History.Last.Validation!.Error),
        ];

        static string Text(FormattableString text) => FormattableString.Invariant(text);
    }
}

/// <summary>What a user may vary: on the command line, in the page's controls and in the web lab's addresses.</summary>
sealed record LabelNoiseOptions
{
    [SeedCount("networks of each setting", Quick = 4, Full = 20, Minimum = 2, Maximum = 1000)]
    public int Seeds { get; init; }

    [Option("hidden units", Quick = 50, Full = 200, Minimum = 1, Maximum = 2000)]
    public int Width { get; init; }

    [Option("training steps", Quick = 600, Full = 4000, Minimum = 1, Maximum = 100_000)]
    public int Steps { get; init; }

    [Option("weight decay of the networks that have it", Quick = 0.3, Full = 0.3, Minimum = 0, Maximum = 10)]
    public double Decay { get; init; }
}

/// <summary>Tells the trials apart; results are asked for by it.</summary>
readonly record struct NoisyTraining(double Noise, bool Decays, ulong Seed);
