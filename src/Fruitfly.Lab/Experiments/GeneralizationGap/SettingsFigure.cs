using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What each value of the grid is worth by the validation error, whatever the others are.</summary>
static class SettingsFigure
{
    public const string Id = "settings";

    static readonly (string Name, Func<Candidate, double> Value)[] Settings =
    [
        ("width", candidate => candidate.Width), ("depth", candidate => candidate.Depth),
        ("learning rate", candidate => candidate.Rate), ("weight decay", candidate => candidate.Decay),
    ];

    public static IEnumerable<Figure> Of(SearchOutcome outcome, string setting)
    {
        var rows = Settings.Select(of => (of.Name, Rows: Candidate.Grid.Select(of.Value).Distinct().Order()
            .Select(value => new IntervalRow(
                FormattableString.Invariant($"{of.Name} {value}"),
                [.. outcome.Candidates.Select(curves =>
                    Mean(curves, candidate => of.Value(candidate) == value) - Mean(curves, _ => true))],
                Meaning: Meaning.Validation))
            .Where(row => row.Values.Any(double.IsFinite)).ToList())).Where(of => of.Rows.Count > 0).ToList();
        if (rows.Count == 0)
            yield break;
        var ranges =
            rows.Select(of => (of.Name, Range: of.Rows.Max(Mean) - of.Rows.Min(Mean))).OrderByDescending(of => of.Range)
                .ToList();
        var title = FormattableString.Invariant(
            $"The {ranges[0].Name} matters most: {ranges[0].Range:F1} points between its values, {ranges[^1].Range:F1} between those of the {ranges[^1].Name}");
        yield return Intervals.Draw("validation error above the grid's mean (points)",
            [.. rows.SelectMany(of => of.Rows)]).ToFigure(
            Id, title, setting,
            $"Validation error of grid search's candidates by width, depth, learning rate and weight decay. {title}.",
            "Each value: mean over the settings of the grid that have it, at their best steps, less the mean of " +
            "all 24 on the same data.");
    }

    static double Mean(CandidateCurves curves, Predicate<Candidate> has) => Candidate.Grid.Zip(curves.Grid)
        .Where(pair => has(pair.First) && pair.Second.Best() is not null)
        .Select(pair => 100 * pair.Second.Best()!.Value.Score.Error)
        .DefaultIfEmpty(double.NaN).Average();

    static double Mean(IntervalRow row) => row.Values.Where(double.IsFinite).Average();
}
