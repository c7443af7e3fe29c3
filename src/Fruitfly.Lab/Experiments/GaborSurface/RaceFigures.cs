using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;
using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>The optimizers side by side: their paths, their losses, and the curves that a path goes through.</summary>
static class RaceFigures
{
    public static IEnumerable<Figure> Of(GaborOutcome outcome)
    {
        var race = outcome.Race;
        var start = race.Stochastic.Paths[0].Points[0];
        var setting = FormattableString.Invariant(
            $"From ({start.First:G4}, {start.Second:G4}), {race.Stochastic.Paths[0].Steps} steps with the same batches")
                .Replace("(-", "(−");
        var turns = race.Entries.Select(entry => entry.Turns.Average()).ToList();
        yield return HeatMap.Draw(SurfaceMap.Gabor with
        {
            Paths = [.. race.Entries.Select(entry => SurfaceMap.Path(entry.Name, entry.Paths[0]))],
            Note = FormattableString.Invariant($"Seed {race.FirstSeed} of the batches."),
        }).ToFigure(
            "race", turns[1] < turns[0]
                ? FormattableString.Invariant(
                    $"Momentum smooths the walk: it turns by {turns[1]:F0}° a step instead of {turns[0]:F0}°")
                : FormattableString.Invariant(
                    $"Momentum does not smooth the walk: it turns by {turns[1]:F0}° a step, without it {turns[0]:F0}°"),
            setting, "Four paths over the loss surface: stochastic descent, momentum, Nesterov and Adam.",
            FormattableString.Invariant(
                $"Turns: means over n = {race.Stochastic.Paths.Count:N0} orders of the batches."));

        var best = race.Entries.MinBy(entry => entry.FinalLosses.Average())!;
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "step", Quantity = "loss of all examples", Repeated = "orders of the batches",
            Series = [.. race.Entries.Select(entry => new LineSeries(entry.Name)
            {
                Seeds = [.. entry.Paths.Select((
                    path, k) => new SeedCurve(race.FirstSeed + (ulong)k,
                        [.. path.Losses.Select((loss, step) => new CurvePoint(step, loss))]))],
            })],
        }).ToFigure(
            "race-losses",
            FormattableString.Invariant(
                $"After {race.Stochastic.Paths[0].Steps} steps {best.Name} is lowest: {best.FinalLosses.Average():F2} on average"), setting,
            "Loss against steps for four optimizers, each a mean with its interval.");
        yield return FittedCurves(outcome);
    }

    /// <summary>The model's curve after 0, 1, 4, …, all steps of the momentum path, and after
    /// the one that was asked for.</summary>
    static Figure FittedCurves(GaborOutcome outcome)
    {
        var surface = PublishedSurfaces.Gabor;
        var path = outcome.Race.Momentum.Paths[0];
        int[] steps =
            [.. ((int[])[0, 1, 4, outcome.ShownStep, path.Steps / 2, path.Steps])
                .Select(step => Math.Min(step, path.Steps)).Distinct().Order()];
        double[] x = [.. Enumerable.Range(0, 121).Select(k => -15 + k * 0.25)];
        return Lines.Draw(new LinesData
        {
            Horizontal = "x", Quantity = "y", IsZeroIncluded = false, Columns = 3,
            Series = [.. steps.Select(step => new LineSeries("fitted curve")
            {
                Panel = FormattableString.Invariant($"step {step}: loss {path.Losses[step]:F2}"),
                Curve = [.. x.Select(place => new CurvePoint(place, surface.Model.Value(path.Points[step], place)))],
            })],
            Published = [.. Enumerable.Range(0, surface.Examples)
                .Select(i => new PublishedValue(surface.X[i], surface.Y[i], null, null, "example"))],
        }).ToFigure(
            "fitted-curves",
            FormattableString.Invariant(
                $"Along the path the curve finds its data: the loss goes from {path.Losses[0]:F1} to {path.FinalLoss:F2}"),
            FormattableString.Invariant(
                $"The Gabor model at points of the path of momentum, seed {outcome.Race.FirstSeed}"),
            "Small charts of the fitted curve and the 30 examples after more and more steps.",
            "They are the notebook's 30 examples.");
    }
}
