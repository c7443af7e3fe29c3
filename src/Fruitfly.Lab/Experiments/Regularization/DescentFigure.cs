using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>The test error along double descent with and without each kind of regularization.</summary>
static class DescentFigure
{
    public const string Id = "descent";

    public static IEnumerable<Figure> Of(DescentOutcome outcome)
    {
        if (outcome.IsEmpty || !outcome.HasErrors)
            yield break;
        var recipe = outcome.Recipe;
        var title = Title(outcome);
        var lines = outcome.Lines.Where(line => line.Errors.SelectMany(width => width).Any(double.IsFinite)).ToList();
        yield return Lines.Draw(new LinesData
        {
            Horizontal = recipe.Unit, IsHorizontalLogarithmic = true, Quantity = "test error", Unit = "%",
            IsZeroIncluded = false, Repeated = "repetitions",
            Thresholds = [new(recipe.WidthOf(recipe.Examples), "parameters = examples")],
            Series =
            [
                .. from line in lines
                   from errors in (IReadOnlyList<double[]>[])[line.Without, line.Errors]
                   select new LineSeries(errors == line.Errors ? "with" : "without",
                       errors == line.Errors ? Meaning.Test : Meaning.Noise)
                   {
                       Panel = line.Name,
                       Seeds = LineSeries.Repetitions(recipe.Widths.Zip(errors,
                           (width, values) => ((double)width, (IReadOnlyList<double>)values))),
                   },
            ],
        }).ToFigure(
            Id, title,
            FormattableString.Invariant(
                $"MNIST-1D, {100 * DescentTrainings.Noise:F0} % label noise: {recipe.Setting}, {recipe.Epochs:N0} epochs"),
            $"Test error against width with and without regularization, {lines.Count} panels. {title}.",
            "Early stopping and ensembles have 1,000 validation examples beside the 4,000 training examples, and are " +
            "compared with the same networks at the end, each alone.");
    }

    static string Title(DescentOutcome outcome)
    {
        if (!outcome.HasSides)
            return $"The test error against {outcome.Recipe.Unit}, with and without regularization";
        var gone = outcome.Lines.Where(line => IsGone(outcome.Humps(line))).Select(line => line.Name).ToList();
        var hump = Mean(outcome.Humps(outcome.Plain));
        var names = gone.Count > 1 ? $"{string.Join(", ", gone.SkipLast(1))} and {gone[^1]}" : string.Join("", gone);
        return gone.Count == 0
            ? FormattableString.Invariant($"No kind of regularization takes the peak of {hump:F1} points away for certain")
            : hump < 0 ? "There is no peak to take away"
            : FormattableString.Invariant($"The peak of {hump:F1} points is gone with {names}");
    }

    static bool IsGone(double[] humps) => humps.Length > 1 && Estimate.OfMean(humps).High < 0;

    static double Mean(double[] values) => values.DefaultIfEmpty(double.NaN).Average();
}
