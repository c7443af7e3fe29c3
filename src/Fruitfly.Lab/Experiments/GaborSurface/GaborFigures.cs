using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;
using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>The surface and what moves on it.</summary>
static class GaborFigures
{
    const string Setting = "Gabor model, 30 examples, sum of squares";

    public static IEnumerable<Figure> Of(GaborOutcome outcome)
    {
        var best = outcome.Minima[0];
        yield return HeatMap.Draw(SurfaceMap.Gabor with
        {
            Points = [.. outcome.Minima.Select(minimum =>
                new LabelledPoint(minimum.Point.First, minimum.Point.Second,
                    FormattableString.Invariant($"{minimum.Loss:F2}")))],
            Note = $"Points: all {outcome.Minima.Count} minima in the window, with their loss. {SurfaceMap.LineNote}",
        }).ToFigure(
            "surface", FormattableString.Invariant(
                $"Two parameters are enough for {outcome.Minima.Count} minima, with losses from {best.Loss:F2} to {outcome.Minima[^1].Loss:F1}"), Setting,
            FormattableString.Invariant(
                $"Heat map of the loss over two parameters with contours and {outcome.Minima.Count} minima; the lowest, {best.Loss:F3}, lies at ({best.Point.First:F2}, {best.Point.Second:F2})."));
        var field = SurfaceMap.Field(PublishedSurfaces.Gabor, PublishedSurfaces.GaborWindow);
        yield return HeatMap.Draw(
            SurfaceMap.Gabor with
            {
                Arrows = field,
                Lines = [],
                Note = "Arrows point downhill; their length is the root of the slope's."
            })
            .ToFigure(
                "gradient-field",
                FormattableString.Invariant(
                    $"Downhill is not towards the lowest minimum: {Astray(field, best):F0} % of the arrows point away from it"), Setting, "The same heat map with arrows along the negative gradient.");
        yield return Descents(
            "descents", outcome, [PublishedRun.LineSearch, PublishedRun.FixedStep],
            Better(outcome, PublishedRun.LineSearch, PublishedRun.FixedStep, "Searching along each line",
                "a fixed step"), "Gradient descent from (−1.5, 8.5), 21 steps");
        yield return Descents(
            "penalty", outcome, [PublishedRun.Trapped, PublishedRun.Penalized],
            Better(outcome, PublishedRun.Penalized, PublishedRun.Trapped, "A penalty on the parameters",
                "descent without it"), "Gradient descent from (2.6, 8.5), 41 steps of 0.1; λ = 0.2 towards (0, 12.5)");
        foreach (var figure in RaceFigures.Of(outcome))
            yield return figure;
        yield return StartsFigure(outcome.Starts);
        yield return ValleyFigure(outcome.Valley);
    }

    public static string FigureOf(PublishedRun run) =>
        run == PublishedRun.LineSearch || run == PublishedRun.FixedStep ? "descents"
        : run == PublishedRun.Trapped || run == PublishedRun.Penalized ? "penalty"
        : "race";

    /// <summary>The share of arrows at more than a right angle to the way to the minimum (%).</summary>
    static double Astray(IReadOnlyList<Arrow> field, SurfaceMinimum minimum) => 100.0 * field.Count(arrow =>
        arrow.Dx * (minimum.Point.First - arrow.X) + arrow.Dy * (minimum.Point.Second - arrow.Y) < 0) / field.Count;

    static Figure Descents(
        string id, GaborOutcome outcome, IReadOnlyList<PublishedRun> runs, string title, string setting) =>
        HeatMap.Draw(SurfaceMap.Gabor with
        {
            Paths = [.. runs.Select(run => SurfaceMap.Path(run.Name, outcome.Runs[run]))],
            Note = string.Join(" ",
                runs.Select(run =>
                    FormattableString.Invariant(
                        $"Final loss, {run.Name}: {PublishedRun.LossAtEnd(outcome.Runs[run]):F3}."))),
        }).ToFigure(id, title, setting,
            $"Paths over the loss surface: {string.Join(" and ", runs.Select(run => run.Name))}. {title}.");

    static string Better(GaborOutcome outcome, PublishedRun expected, PublishedRun other, string name, string otherName)
    {
        var (a, b) = (PublishedRun.LossAtEnd(outcome.Runs[expected]), PublishedRun.LossAtEnd(outcome.Runs[other]));
        return a < b
            ? FormattableString.Invariant($"{name} ends at a loss of {a:F2}, {otherName} at {b:F2}")
            : FormattableString.Invariant($"{name} does not help: loss {a:F2} against {b:F2}");
    }

    static Figure StartsFigure(StartingPoints starts)
    {
        var share = StartingPoints.Percent(starts.Descended).Average();
        return HeatMap.Draw(new HeatMapData
        {
            Horizontal = SurfaceMap.FirstParameter, Vertical = SurfaceMap.SecondParameter, Value = "final loss",
            X = starts.First, Y = starts.Second, Values = starts.Grid,
            Note = FormattableString.Invariant(
                $"Each cell is a start of gradient descent (300 steps of 0.1). Shares: of {starts.Descended.Count:N0} random starts; with batches of 5 and six times the rate {StartingPoints.Percent(starts.Stochastic).Average():F0} % reach the lowest minimum."),
        }).ToFigure(
            "starts", FormattableString.Invariant(
                $"Where descent ends is decided at the start: {share:F0} % of the starts lead to the lowest minimum"),
                Setting,
            "Heat map of the final loss of gradient descent by its starting point: basins of one colour each with " +
            "sharp borders.");
    }

    static Figure ValleyFigure(ValleyRuns valley)
    {
        return HeatMap.Draw(SurfaceMap.Valley with
        {
            Paths =
            [
                SurfaceMap.Path("rate 0.08", valley.SmallStep), SurfaceMap.Path("rate 1", valley.LargeStep),
                SurfaceMap.Path("normalized", valley.Normalized), SurfaceMap.Path("Adam", valley.Adam),
            ],
            Note = FormattableString.Invariant(
                $"Distance to the minimum at the end: {ValleyRuns.Distance(valley.SmallStep):F3} after 200 steps of gradient descent at rate 0.08, {ValleyRuns.Distance(valley.LargeStep):F3} after 40 at rate 1, {ValleyRuns.Distance(valley.Normalized):F3} after 40 with normalized gradients, {ValleyRuns.Distance(valley.Adam):F3} after 60 of Adam."),
        }).ToFigure(
            "valley", ValleyRuns.LastStep(valley.LargeStep) > ValleyRuns.LastStep(valley.Adam)
                ? "In a steep valley one rate is too slow along it or too large across it; Adam has a rate for each"
                : "In a steep valley a large rate settles as well as Adam",
            "1 − exp(−2b²) exp(−(a − 0.7)² / 8), from (−0.7, −0.9)",
            "Four paths in a narrow valley: a slow one, one that jumps from side to side, one that ends in " +
            "bouncing, and Adam's.");
    }
}
