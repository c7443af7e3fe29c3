using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Pages;

/// <summary>A lecture beside the list of reports.</summary>
/// <param name="File">of its page</param>
/// <param name="Pages">how many it has</param>
public sealed record ListedDeck(string File, string Title, int Pages);

/// <summary>The list of reports, each with its first figure and its claims, and the scoreboard of all claims.</summary>
public static class IndexPage
{
    /// <param name="decks">lectures that lie beside the reports</param>
    public static string ToHtml(IReadOnlyList<ListedReport> all, params IReadOnlyList<ListedDeck> decks)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(decks);
        List<Listed> reports =
            [.. all.Where(report => report.Summary is not null)
                .Select(report => new Listed(report.File, report.Summary!, report.Figure))];
        var counted = Counted(reports);
        var claims = counted.SelectMany(report => report.Summary.Claims).ToList();
        var body = Html.Of($"""
            {PageHeader.OfList}
            <main id="content">
            <div class="opening">
            <h1>Reports</h1>
            <p class="lead">{Lead(counted, reports.Count - counted.Count, claims)}</p>
            {ClaimsSection.Scoreboard(claims)}
            {Lectures(decks)}
            <p class="filter" hidden><label>Filter <input type="search" id="filter" placeholder="double descent, contradicted …"></label> <span role="status" id="filtered"></span></p>
            </div>
            <ul class="reports">
            {Html.Join(reports.Where(report => !report.Summary.IsVariation).Select(Entry))}
            </ul>
            {Variations([.. reports.Where(report => report.Summary.IsVariation)])}
            {Alone([.. all.Where(report => report.Summary is null)])}
            {Scoreboard(counted)}
            </main>
            """);
        return Page.Write("Reports · Fruitfly", "Measured experiments and the published claims they confirm.", "index",
            body);
    }

    static Html Lectures(IReadOnlyList<ListedDeck> decks) => decks.Count == 0 ? Html.Empty : Html.Of($"""
        <ul class="lectures" aria-label="Lectures">{Html.Join(decks.Select(deck => Html.Of(
            $"""<li><a href="{Uri.EscapeDataString(deck.File)}"><b>{deck.Title}</b><span>A lecture of {deck.Pages} pages, each answered by a measurement.</span></a></li>""")))}</ul>
        """);

    /// <summary>A report with a summary.</summary>
    sealed record Listed(string File, ReportSummary Summary, JsonObject? Figure);

    // A claim is counted once, however often its experiment was measured: by the
    // published setting, or else by the quick one.
    static List<Listed> Counted(IReadOnlyList<Listed> reports) =>
    [
        .. reports.Where(report => !report.Summary.IsVariation).GroupBy(report => report.Summary.Name)
            .Select(experiment => experiment.OrderBy(report => report.Summary.Setting is not null).First()),
    ];

    static string Lead(List<Listed> counted, int others, IReadOnlyList<Claim> claims) =>
        $"{counted.Count} {(counted.Count == 1 ? "experiment" : "experiments")} measured" +
        (claims.Count == 0
            ? "." : $"; of {claims.Count} " +
                $"published {(claims.Count == 1 ? "claim" : "claims")}: {VerdictText.Count(claims)}.") +
        (others == 0
            ? "" : $" {others} more {(others == 1 ? "report with another setting is" : "reports with other settings are")} not counted.");

    static Html Variations(IReadOnlyList<Listed> reports) => reports.Count == 0 ? Html.Empty : Html.Of($"""
        <section aria-labelledby="variations-title">
        <h2 id="variations-title">Variations</h2>
        <ul class="reports">
        {Html.Join(reports.Select(Entry))}
        </ul>
        </section>
        """);

    static Html Alone(IReadOnlyList<ListedReport> pages) => pages.Count == 0 ? Html.Empty : Html.Of($"""
        <section aria-labelledby="alone-title">
        <h2 id="alone-title">Pages without a summary</h2>
        <p class="note">An earlier version of Fruitfly wrote these. Run the experiment again to list what it found: trials that are kept are not trained again.</p>
        <ul>
        {Html.Join(pages.Select(page => Html.Of($"""<li><a href="{Uri.EscapeDataString(page.File)}">{page.File}</a></li>""")))}
        </ul>
        </section>
        """);

    // Pages are many for one experiment, so they are told apart by their files.
    static string Id(Listed report) => report.File.Replace(".html", "", StringComparison.Ordinal);

    static Html Entry(Listed report)
    {
        var summary = report.Summary;
        var figure = report.Figure is null ? Html.Empty : Html.Of($"""
            <figure id="thumbnail-{Id(report)}" class="thumbnail" aria-hidden="true"><div class="chart"></div>
            {Page.Chart(FigureSection.SpecificationId($"thumbnail-{Id(report)}"), report.Figure)}</figure>
            """);
        return Html.Of($"""
            <li>
            {figure}
            <div>
            <p class="name">{summary.Name}{SettingWords.Of(summary.Setting, summary.IsVariation)}</p>
            <h2><a href="{Uri.EscapeDataString(report.File)}">{summary.Title}</a></h2>
            <p class="finding">{Html.Prose(summary.Lead)}</p>
            {ClaimsSection.Scoreboard(summary.Claims)}
            <p class="note">{ProvenanceWords.Date(summary.Finished)} · took {ProvenanceWords.Duration(summary.Duration)}</p>
            </div>
            </li>
            """);
    }

    static Html Scoreboard(IReadOnlyList<Listed> reports)
    {
        var tested = reports.Where(report => report.Summary.Claims.Count > 0);
        return !tested.Any() ? Html.Empty : Html.Of($"""
            <section class="claims" aria-labelledby="claims-title">
            <h2 id="claims-title">Claims</h2>
            <p class="note">{ClaimsSection.Expected([.. tested.SelectMany(report => report.Summary.Claims)])}</p>
            <details>
            <summary>All {tested.Sum(report => report.Summary.Claims.Count)} claims, experiment by experiment</summary>
            {Html.Join(tested.Select(report => Html.Of($"""
                <h3><a href="{Uri.EscapeDataString(report.File)}">{report.Summary.Title}</a></h3>
                {ClaimsSection.Table(report.Summary.Claims, claim => $"claim-{Id(report)}-{claim.Id}", claim => claim.Figure is { } figure ? $"{Uri.EscapeDataString(report.File)}#{Uri.EscapeDataString(figure)}" : null)}
                """)))}
            </details>
            </section>
            """);
    }
}
