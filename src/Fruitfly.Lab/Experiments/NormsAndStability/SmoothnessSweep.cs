using Fruitfly.Data;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Some of the networks along double descent once more, now with what they predict of each test
/// example.</summary>
sealed record SmoothnessSweep(DescentRecipe Recipe, double Noise, IReadOnlyList<ulong> Seeds)
{
    public const string FigureId = "smoothness";

    IReadOnlyList<double[]> _steps = [];

    /// <summary>As many parameters as examples, a quarter and four times as many, and the widest.</summary>
    /// <param name="epochs">of notebook 8.3's recipe</param>
    public static SmoothnessSweep Of(int epochs, int largest, double noise, IReadOnlyList<ulong> seeds)
    {
        var recipe = PublishedRecipes.Notebook(4000, epochs);
        int[] widths = [.. recipe.Widths.Where(width => width <= largest)];
        int Nearest(double parameters) =>
            widths.MinBy(width => Math.Abs(Math.Log(recipe.Parameters(width) / parameters)));
        int[] chosen =
            [.. new[] { 0.25, 1, 4 }.Select(share => Nearest(share * recipe.Examples)).Append(widths[^1]).Distinct()];
        return new(
            recipe with
            {
                Widths = chosen,
                Training = recipe.Training with { KeepPredictionsOn = Split.Test, MeasureMarginsOn = null },
            }, noise, seeds);
    }

    PlannedSweep Planned => new(Recipe, Noise, Seeds);

    public IEnumerable<(NormsTraining Key, Trial Trial)> Plan() => Planned.Plan()
        .Select(planned => ((NormsTraining)new NormsTraining.OfSmoothness(planned.Key.Width, planned.Key.Seed),
            planned.Trial));

    public SmoothnessSweep Measured(Results<NormsTraining> results)
    {
        if (Seeds.Count == 0)
            return this;
        // Labels are noisy in training only, and inputs are the same for all seeds.
        var steps = new NeighbourSteps(Recipe.Data(0).Load(0).Test!);
        return this with
        {
            _steps =
            [
                .. Recipe.Widths.Select(width => Seeds.Select(seed =>
                    results[new NormsTraining.OfSmoothness(width, seed)].History.Predictions is { Length: > 0 } outputs
                        ? 100 * steps.Of(outputs) : double.NaN).ToArray()),
            ],
        };
    }

    public Claim ClaimOf(string experiment)
    {
        var text = new ClaimText(
            experiment, "smoother-between",
            "Between the training examples the widest network is smoother than one with as many parameters as " +
            "examples: its predictions change less from a test example to the nearest other one.",
            "Slides \"Measuring performance\", double descent; UDL 8.4.1", "smoother with more parameters",
            _steps.Count == 0 ? null : FigureId, "points less");
        var critical = Recipe.Widths.ToList().FindIndex(width => Recipe.Parameters(width) >= 0.5 * Recipe.Examples);
        return _steps.Count == 0
            ? text.NotTested("These settings leave these networks out: smoothness-seeds is 0.")
            : critical < 0 || critical == Recipe.Widths.Count - 1
                ? text.NotTested(FormattableString.Invariant(
                    $"The widest network has {Recipe.Widths[^1]} {Recipe.Unit}: hardly more parameters than examples."))
            : text.IsAbove(0, [.. _steps[critical].Zip(_steps[^1], (narrow, wide) => narrow - wide)
                .Where(double.IsFinite)]);
    }

    /// <summary>Null where no network came to its end.</summary>
    public Figure? Draw()
    {
        if (!_steps.Any(width => width.Any(double.IsFinite)))
            return null;
        var title = FormattableString.Invariant(
            $"From a test example to the nearest other one predictions of {Recipe.Widths[^1]} units change by {Mean(_steps[^1]):F0} %");
        return Lines.Draw(new LinesData
        {
            Horizontal = Recipe.Unit, IsHorizontalLogarithmic = true,
            Quantity = "change to the nearest test example", Unit = "%",
            Series =
            [
                new LineSeries("change of predictions", Meaning.Test)
                {
                    Seeds = LineSeries.Repetitions(Recipe.Widths.Zip(_steps, (width, values) =>
                        ((double)width, (IReadOnlyList<double>)values))),
                },
            ],
            Thresholds = [new Threshold(Recipe.WidthOf(Recipe.Examples), "parameters = examples")],
        }).ToFigure(
            FigureId, title, FormattableString.Invariant(
                $"MNIST-1D, {Recipe.Examples:N0} training examples, {100 * Noise:0.##} % label noise; {Recipe.Setting}; {Recipe.Epochs:N0} epochs"),
            $"Mean change of the predicted probabilities to the nearest other test example against width. {title}.",
            "Half the absolute differences of the probabilities of classes; 100 % where the network is sure of different " +
            "classes.");
    }

    static double Mean(double[] values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
