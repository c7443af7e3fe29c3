using System.Text.Json.Nodes;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Studies;

/// <summary>Studies side by side: what differs between them, and where their settings match, the
/// means and their differences.</summary>
/// <param name="Differences">what each study has</param>
/// <param name="Columns">what rows are matched by</param>
/// <param name="Common">what they can be matched by</param>
/// <param name="Matching">how many rows match in all settings that vary</param>
/// <param name="IsPooled">whether means are over other settings too</param>
/// <param name="Rows">at most <see cref="MostRows"/> of <paramref name="Total"/></param>
/// <param name="Alone">for each study, how many of its settings no other one has</param>
/// <param name="Figure">the specification of a chart; null where there is nothing to draw</param>
sealed record ComparisonView(
    IReadOnlyList<string> Studies, IReadOnlyList<DifferingSetting> Differences, IReadOnlyList<SettingColumn> Columns,
    IReadOnlyList<SettingColumn> Common, int Matching, bool IsPooled, int Total,
    IReadOnlyList<ComparisonViewRow> Rows, IReadOnlyList<int> Alone, JsonObject? Figure, string Caption)
{
    public const int MostStudies = 6, MostRows = 500;

    /// <param name="by">paths with commas between them; none for all that vary, or where no settings match in all of
    /// these, for those that the studies have in common</param>
    public static ComparisonView Of(
        IStudyStore store, StudyMemory memory, IReadOnlyList<string> names, TrialMeasure measure, string? by)
    {
        if (names.Count is < 2 or > MostStudies || names.Distinct().Count() < names.Count)
            throw new RequestException(StatusCodes.Status400BadRequest,
                $"From 2 to {MostStudies} different studies can be compared.");
        List<Study> studies =
            [.. names.Select(name => store.Find(name) ?? throw StudyEndpoints.NoSuchStudy(name))];
        List<ComparedStudy> compared = [.. studies.Select(study => new ComparedStudy(
            study.Name, memory.Of(study, "settings", () => store.Settings(study.Name)),
            memory.Of(study, $"groups {measure}  ", () => store.Groups(study.Name, measure))))];
        var whole = StudyComparison.Of(compared);
        var chosen = by is null or "" ? whole.Rows.Count > 0 ? [] : whole.Common : by.Split(',');
        if (chosen.FirstOrDefault(path => !whole.Common.Contains(path)) is { } other)
            throw new RequestException(StatusCodes.Status400BadRequest,
                $"The setting '{other}' does not vary in two of these studies.", "Choose one that does.");
        var comparison = chosen.Count == 0 ? whole : StudyComparison.Of(compared, chosen);
        var chart = ComparisonChart.Draw(comparison, measure);
        return new(
            comparison.Studies,
            [.. SettingLabels.Of([.. comparison.Differences.Keys])
                .Select(column => new DifferingSetting(column, comparison.Differences[column.Path]))],
            SettingLabels.Of(comparison.Paths), SettingLabels.Of(comparison.Common), whole.Rows.Count,
            chosen.Count > 0, comparison.Rows.Count,
            [.. comparison.Rows.Take(MostRows)
                .Select(row =>
                    new ComparisonViewRow(row.Values, [.. row.Groups.Select((group, i) => group is null ? null
                : new ComparisonCell(group.Trials, EstimateView.Of(group.Estimate), row.Differences[i]))]))],
            comparison.Alone, chart?.Specification,
            string.Join(' ', new[] { chart?.Caption ?? "", chart is null ? "" : ComparisonChart.LeftOut(comparison) }
                .Where(part => part.Length > 0)));
    }
}

sealed record DifferingSetting(SettingColumn Setting, IReadOnlyList<string> Values);

/// <param name="Cells">one for each study; null where it has nothing there</param>
sealed record ComparisonViewRow(IReadOnlyList<string> Values, IReadOnlyList<ComparisonCell?> Cells);

/// <param name="Difference">to the first study; its interval is null where one of the two has one trial only, or a few
/// trials of each all agree</param>
sealed record ComparisonCell(TrialCounts Trials, EstimateView? Estimate, MeanDifference? Difference);
