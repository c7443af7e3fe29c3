using Fruitfly.Reports;

namespace Fruitfly.Web.Experiments;

/// <summary>What a page shows of a report.</summary>
/// <param name="Content">null where there is none, or only a page that an earlier program wrote</param>
/// <param name="HasPage">whether it can be opened and taken along as a page</param>
/// <param name="Page">the name of that page; null where there is no report</param>
/// <param name="IsAsked">whether it is of the settings that were asked for; otherwise a preset stands in for
/// them</param>
/// <param name="IsVariation">whether it was made with other options than a preset's</param>
/// <param name="Beside">of a variation: the preset's lines, to be drawn beside its own</param>
sealed record ReportAnswer(
    string? Version, SeedsSoFar? Seeds, ReportContent? Content, bool HasPage, string? Page, bool IsAsked,
    bool IsVariation, IReadOnlyList<Extremes> Extremes, IReadOnlyList<LinesBeside> Beside)
{
    public static ReportAnswer Of(CurrentReport? report, bool isAsked, CurrentReport? preset) => report is null
        ? new(null, null, null, false, null, false, false, [], [])
        : new(report.Version, report.Seeds, report.Content, report.HasPage, report.Page, isAsked, report.IsVariation,
            [.. (report.Content?.Figures ?? []).Select(Experiments.Extremes.Of).OfType<Extremes>()],
            [.. (preset?.Content?.Figures ?? []).Select(LinesBeside.Of).OfType<LinesBeside>()]);
}
