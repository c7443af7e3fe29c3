using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Web.Studies;

/// <summary>Draws a comparison: lines over the one number that rows differ in, or over numbers that change together;
/// otherwise a row for each place.</summary>
static class ComparisonChart
{
    const int MostCategories = 30;

    /// <returns>null where no study has a mean</returns>
    public static Chart? Draw(StudyComparison comparison, TrialMeasure measure)
    {
        if (!comparison.Rows.Any(row => row.Groups.Any(group => group?.Estimate is not null)))
            return null;
        var (quantity, unit) = MeasureUnit.Of(measure);
        return Numbers(comparison) is { } places
            ? Lines.Draw(new()
            {
                Horizontal = string.Join(", ", Differing(comparison)
                    .Select(column => SettingLabels.Of(comparison.Paths)[column].Label)),
                Quantity = quantity,
                Unit = unit,
                Repeated = "trials",
                Series = [.. comparison.Studies.Select((
                    study, i) => new LineSeries(study) { Estimates = Estimates(comparison, places, i, unit) })
                    .Where(series => series.Estimates.Count > 0)],
            })
            : Intervals.Draw(MeasureUnit.Title(quantity, unit), [.. Categories(comparison, unit)],
                isZeroIncluded: false);
    }

    /// <summary>What the picture leaves out; empty for nothing.</summary>
    public static string LeftOut(StudyComparison comparison)
    {
        var trials = comparison.Rows.SelectMany(row => row.Groups).OfType<TrialGroup>().Select(group => group.Trials)
            .Aggregate(new TrialCounts(0, 0, 0, 0, 0), (one, other) => one.Plus(other));
        List<string> parts = [];
        if (Numbers(comparison) is null && comparison.Rows.Count is var rows and > MostCategories)
            parts.Add($"The first {MostCategories} of {rows:N0} settings are drawn.");
        if (trials.Diverged > 0)
            parts.Add($"▲ {trials.Diverged:N0} of {trials.Finished:N0} trials diverged and " +
                $"{(trials.Diverged == 1 ? "is" : "are")} not in the means.");
        return string.Join(' ', parts);
    }

    static List<double>? Numbers(StudyComparison comparison)
    {
        var (rows, differing) = (comparison.Rows, Differing(comparison));
        if (rows.Count < 2 || differing.Any(column =>
            rows.Select(row => row.Values[column]).Distinct().Count() < rows.Count))
            return null;
        var numbers = rows.Select(row => PlotLevels.Number(row.Values[differing[0]])).ToList();
        return numbers.All(double.IsFinite) ? numbers : null;
    }

    static int[] Differing(StudyComparison comparison) =>
        [.. Enumerable.Range(0, comparison.Paths.Count)
            .Where(column => comparison.Rows.Select(row => row.Values[column]).Distinct().Count() > 1)];

    static List<LineEstimate> Estimates(StudyComparison comparison, List<double> places, int study, string unit) =>
        [.. comparison.Rows.Select((row, i) => (X: places[i], row.Groups[study]?.Estimate))
            .Where(at => at.Estimate is not null).OrderBy(at => at.X)
            .Select(at => new LineEstimate(at.X, MeasureUnit.Scaled(at.Estimate!, unit)))];

    static IEnumerable<IntervalRow> Categories(StudyComparison comparison, string unit)
    {
        var telling = TellingSettings.Of([.. comparison.Rows.Select(row => row.Values)]);
        var columns = SettingLabels.Of(comparison.Paths);
        foreach (var row in comparison.Rows.Take(MostCategories))
            foreach (var (i, group) in row.Groups.Index())
                if (group?.Estimate is { } estimate)
                    yield return telling.Count == 0
                        ? new(comparison.Studies[i], []) { Estimate = MeasureUnit.Scaled(estimate, unit) }
                        : new(string.Join(", ", telling.Select(place =>
                            $"{columns[place].Label} {(row.Values[place].Length == 0 ? "–" : row.Values[place])}")),
                            [], comparison.Studies[i])
                        { Estimate = MeasureUnit.Scaled(estimate, unit) };
    }
}
