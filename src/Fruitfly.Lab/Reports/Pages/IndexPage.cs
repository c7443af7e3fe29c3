using System.Globalization;
using Fruitfly.Lab.Experiments.Claims;

namespace Fruitfly.Lab.Reports.Pages;

/// <summary>The list of reports, each with its first figure and its claims, and the scoreboard of all claims.</summary>
static class IndexPage
{
    public static string ToHtml(IReadOnlyList<ListedReport> reports)
    {
        var claims = reports.SelectMany(report => report.Summary.Claims).ToList();
        var body = Html.Of($"""
            {Page.Header(Html.Empty)}
            <main id="content">
            <div class="opening">
            <h1>Reports</h1>
            <p class="lead">{Lead(reports, claims)}</p>
            {ClaimsSection.Scoreboard(claims)}
            </div>
            <ul class="reports">
            {Html.Join(reports.Select(Entry))}
            </ul>
            {Scoreboard(reports)}
            </main>
            """);
        return Page.Write("Reports · Fruitfly", "Measured experiments and the published claims they confirm.", "index", body);
    }

    static string Lead(IReadOnlyList<ListedReport> reports, IReadOnlyList<Claim> claims) =>
        $"{reports.Count} {(reports.Count == 1 ? "experiment" : "experiments")} measured" +
        (claims.Count == 0 ? "." : $"; of {claims.Count} published {(claims.Count == 1 ? "claim" : "claims")}: {VerdictText.Count(claims)}.");

    static Html Entry(ListedReport report)
    {
        var summary = report.Summary;
        var figure = report.Figure is null ? Html.Empty : Html.Of($"""
            <figure id="thumbnail-{summary.Name}" class="thumbnail" aria-hidden="true"><div class="chart"></div>
            {Page.Json(FigureSection.SpecificationId($"thumbnail-{summary.Name}"), report.Figure.DeepClone())}</figure>
            """);
        return Html.Of($"""
            <li>
            {figure}
            <div>
            <p class="name">{summary.Name}</p>
            <h2><a href="{Uri.EscapeDataString(report.File)}">{summary.Title}</a></h2>
            <p>{summary.Lead}</p>
            {ClaimsSection.Scoreboard(summary.Claims)}
            <p class="note">{summary.Finished.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} · took {ProvenanceSection.Duration(summary.Duration)}</p>
            </div>
            </li>
            """);
    }

    static Html Scoreboard(IReadOnlyList<ListedReport> reports)
    {
        var tested = reports.Where(report => report.Summary.Claims.Count > 0);
        return !tested.Any() ? Html.Empty : Html.Of($"""
            <section class="claims" aria-labelledby="claims-title">
            <h2 id="claims-title">All claims</h2>
            {Html.Join(tested.Select(report => Html.Of($"""
                <h3><a href="{Uri.EscapeDataString(report.File)}">{report.Summary.Title}</a></h3>
                {ClaimsSection.Table(report.Summary.Claims, claim => $"claim-{report.Summary.Name}-{claim.Id}", claim => claim.Figure is { } figure ? $"{Uri.EscapeDataString(report.File)}#{Uri.EscapeDataString(figure)}" : null)}
                """)))}
            </section>
            """);
    }
}
