using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Selection;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What successive halving drops, and what would have become of it.</summary>
static class HalvingFigure
{
    public const string Id = "halving";

    public static IEnumerable<Figure> Of(SearchOutcome outcome, int steps, string setting)
    {
        var climbed = outcome.Candidates.Select(curves =>
            (Curves: curves.Random, Rungs: Rung.Of(curves.Random, steps, SearchRepetition.Rungs))).ToList();
        var sizes = climbed[0].Rungs.Select(rung => rung.Candidates.Count).ToList();
        List<LineSeries> series =
        [
            .. sizes.Select((
                size, rung) =>
                    new LineSeries(
                        rung == sizes.Count - 1
                            ? $"{size} kept"
                            : $"{size - sizes[rung + 1]} dropped {(rung == 0 ? "first" : rung == 1 ? "next" : "last")}")
            {
                Seeds = [.. climbed.Select((
                    search, i) =>
                        new SeedCurve((ulong)i,
                            Medians(Fate(search.Rungs, rung).Select(candidate => search.Curves[candidate]))))
                    .Where(curve => curve.Points.Count > 0)],
            }).Where(line => line.Seeds.Count > 0),
        ];
        if (series.Count == 0 || outcome.Winners(SearchMethod.Halving).Count == 0)
            yield break;
        var lost = climbed.Count(search =>
            Choice.OfBest(search.Curves)?.Candidate is { } best && !search.Rungs[^1].Candidates.Contains(best));
        var spared = 1 - Steps(outcome, SearchMethod.Halving) / Steps(outcome, SearchMethod.Random);
        var title = FormattableString.Invariant(
            $"Halving spares {100 * spared:F0} % of the training steps; in {lost:N0} of {climbed.Count:N0} searches it drops the setting that would have been best in the end");
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "training step", Quantity = "validation error", Unit = "%", IsZeroIncluded = false,
            Repeated = "repetitions",
            Series = series,
            Thresholds = [.. climbed[0].Rungs.Zip(climbed[0].Rungs.Skip(1),
                (rung, next) => new Threshold(rung.Steps, $"{next.Candidates.Count} left"))],
        }).ToFigure(
            Id, title, setting,
            "Validation error of the candidates of successive halving against training steps, by when they are " +
            $"dropped. {title}.",
            "Each line: the median of the candidates dropped at the same dotted line, or kept. Halving does not " +
            "train what it has dropped; how it would have gone on is known from random search, which tries the " +
            "same settings.");
    }

    static double Steps(SearchOutcome outcome, SearchMethod method) =>
        outcome.Winners(method).Average(winner => winner.Choice.TrainedSteps);

    static IEnumerable<int> Fate(IReadOnlyList<Rung> rungs, int rung) =>
        rung == rungs.Count - 1 ? rungs[rung].Candidates : rungs[rung].Candidates.Except(rungs[rung + 1].Candidates);

    static IReadOnlyList<CurvePoint> Medians(IEnumerable<ValidationCurve> curves) =>
    [
        .. curves.SelectMany(curve => curve.Points).GroupBy(point => point.Step).OrderBy(step => step.Key)
            .Select(step => new CurvePoint(step.Key, 100 * Median.Of(step.Select(point => point.Score.Error)))),
    ];
}
