using System.Globalization;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Web.Studies;

/// <summary>Draws a comparison: lines over the one number that rows differ in,
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
        return comparison.Paths.Count == 1 && Numbers(comparison) is { } places
            ? Lines.Draw(new()
            {
                Horizontal = SettingLabels.Of(comparison.Paths)[0].Label,
                Quantity = quantity,
                Unit = unit,
                Series = [.. comparison.Studies.Select((
                    study, i) => new LineSeries(study) { Estimates = Estimates(comparison, places, i, unit) })
                    .Where(series => series.Estimates.Count > 0)],
                Diverged = comparison.Rows.Sum(row => row.Groups.Sum(group => group?.Trials.Diverged ?? 0)),
                Trials = comparison.Rows.Sum(row => row.Groups.Sum(group => group?.Trials.Total ?? 0)),
            })
            : Intervals.Draw(MeasureUnit.Title(quantity, unit), [.. Categories(comparison, unit)],
                isZeroIncluded: false);
    }

    static List<double>? Numbers(StudyComparison comparison)
    {
        var numbers = comparison.Rows.Select(row =>
            double.TryParse(row.Values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number : double.NaN).ToList();
        return numbers.Count > 1 && numbers.All(double.IsFinite) ? numbers : null;
    }

    static List<LineEstimate> Estimates(StudyComparison comparison, List<double> places, int study, string unit) =>
        [.. comparison.Rows.Select((row, i) => (X: places[i], row.Groups[study]?.Estimate))
            .Where(at => at.Estimate is not null).OrderBy(at => at.X)
            .Select(at => new LineEstimate(at.X, MeasureUnit.Scaled(at.Estimate!, unit)))];

    static IEnumerable<IntervalRow> Categories(StudyComparison comparison, string unit)
    {
        foreach (var row in comparison.Rows.Take(MostCategories))
            foreach (var (i, group) in row.Groups.Index())
                if (group?.Estimate is { } estimate)
                    yield return comparison.Paths.Count == 0
                        ? new(comparison.Studies[i], []) { Estimate = MeasureUnit.Scaled(estimate, unit) }
                        : new(string.Join(", ", row.Values.Select(value => value.Length == 0 ? "–" : value)), [],
                            comparison.Studies[i])
                        { Estimate = MeasureUnit.Scaled(estimate, unit) };
    }
}
