using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports;

/// <summary>What the list of reports needs to know of one; the file beside each page holds it, so
/// that the folder is the list.</summary>
/// <param name="FirstFigure">the id of the figure shown in the list; null where there is none</param>
public sealed record ReportSummary(
    string Name, string Title, string Lead, DateTimeOffset Finished, TimeSpan Duration, string? FirstFigure,
    IReadOnlyList<Claim> Claims)
{
    /// <summary>See <see cref="Report.Setting"/>.</summary>
    public string? Setting { get; init; }

    /// <summary>See <see cref="Report.Place"/>.</summary>
    public int? Place { get; init; }

    /// <summary>See <see cref="Report.IsVariation"/>.</summary>
    public bool IsVariation { get; init; }

    public static ReportSummary Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            report.Name, report.Title, report.Findings.Lead, report.Provenance.Finished, report.Provenance.Duration,
            report.Findings.Figures.Count > 0 ? report.Findings.Figures[0].Id : null, report.Findings.Claims)
        {
            Setting = report.Setting,
            Place = report.Place,
            IsVariation = report.IsVariation,
        };
    }
}
