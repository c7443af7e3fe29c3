using Fruitfly.Data.Files;
using Fruitfly.Lab.Reports.Pages;

namespace Fruitfly.Lab.Reports;

/// <summary>A report as one self-contained HTML file: it works from a folder, offline, on paper and without JavaScript.</summary>
public static class ReportPage
{
    public static string ToHtml(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var findings = report.Findings;
        var body = Html.Of($"""
            {Page.Header(Html.Of($"""<a class="back" href="index.html">All reports</a>"""))}
            <main id="content">
            <div class="opening">
            <p class="name">{report.Name}</p>
            <h1>{report.Title}</h1>
            <p class="lead">{findings.Lead}</p>
            <p class="summary">{report.Summary} <span class="source">{report.Source}</span></p>
            {ClaimsSection.Scoreboard(findings.Claims)}
            </div>
            {Html.Join(findings.Figures.Select((figure, place) => FigureSection.Write(figure, place + 1, findings.Claims)))}
            {ClaimsSection.Write(findings.Claims, figureHref: id => $"#{id}", isAcrossExperiments: false)}
            {Html.Join(findings.Tables.Select(TableSection.Write))}
            {ProvenanceSection.Write(report.Provenance)}
            </main>
            {Page.Json(ReportSummary.ElementId, ReportSummary.Of(report).ToJson())}
            """);
        return Page.Write($"{report.Title} · Fruitfly", findings.Lead, "report", body);
    }

    /// <summary>Writes the page whole or not at all.</summary>
    /// <exception cref="DataFileException">the file cannot be written</exception>
    public static void Write(Report report, string path) => AtomicFile.WriteText(path, ToHtml(report));
}
