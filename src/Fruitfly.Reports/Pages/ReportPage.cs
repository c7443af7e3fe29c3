using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Pages;

/// <summary>A report as one self-contained HTML file: it works from a folder, offline, on
/// paper and without JavaScript.</summary>
public static class ReportPage
{
    /// <exception cref="ArgumentException">two figures, tables or claims share an id, or a claim names a
    /// figure that is not there</exception>
    public static string ToHtml(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var findings = report.Findings;
        CheckIds(findings);
        var body = Html.Of($"""
            {PageHeader.OfReport}
            <main id="content">
            <div class="opening">
            <p class="name">{report.Name}{SettingWords.Of(report.Setting, report.IsVariation)}</p>
            <h1>{report.Title}</h1>
            <p class="lead">{Html.Prose(findings.Lead)}</p>
            <p class="summary">{report.Summary} <span class="source">{report.Source}</span></p>
            {ClaimsSection.Scoreboard(findings.Claims)}
            </div>
            {Html.Join(findings.Figures.Select((figure, place) => FigureSection.Write(figure, place + 1, findings.Claims)))}
            {ClaimsSection.Write(findings.Claims)}
            {Html.Join(findings.Tables.Select(TableSection.Write))}
            {ProvenanceSection.Write(report.Provenance)}
            {CitationSection.Write(report)}
            </main>
            """);
        return Page.Write($"{report.Title} · Fruitfly", findings.Lead, "report", body);
    }

    /// <summary>Figures and tables are places in one page, so they share their names'
    /// space; claims have their own.</summary>
    static void CheckIds(Findings findings)
    {
        var parts = findings.Figures.Select(figure => figure.Id).Concat(findings.Tables.Select(table => table.Id));
        if (FirstTwice(parts) is { } part)
            throw new ArgumentException($"Two figures or tables of the report have the id '{part}'; ids are unique.");
        if (FirstTwice(findings.Claims.Select(claim => claim.Id)) is { } claim)
            throw new ArgumentException($"Two claims of the report have the id '{claim}'; ids are unique.");
        if (findings.Claims.FirstOrDefault(claim =>
            claim.Figure is { } id && findings.Figures.All(figure => figure.Id != id)) is { } lost)
            throw new ArgumentException(
                $"The claim '{lost.Id}' is shown by the figure '{lost.Figure}', which the report does not have.");
    }

    static string? FirstTwice(IEnumerable<string> ids) =>
        ids.CountBy(id => id).FirstOrDefault(pair => pair.Value > 1).Key;
}
