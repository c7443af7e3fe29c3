using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Pages;

/// <summary>One figure: finding, setting, chart, caption, and its data and specification to take along.</summary>
static class FigureSection
{
    /// <summary>Rows shown without JavaScript; the rest is in the JSON beside the page.</summary>
    const int TableRows = 60;

    public static Html Write(Figure figure, int number, IReadOnlyList<Claim> claims)
    {
        var (data, hasData) = (figure.Data, figure.Data.Tables.Count > 0);
        return Html.Of($"""
            <figure id="{figure.Id}" aria-labelledby="{figure.Id}-title">
            <div class="figure-head">
            <h2 id="{figure.Id}-title"><a href="#{figure.Id}" class="number">Figure {number}</a>{Html.Prose(figure.Title)}</h2>
            <p class="subtitle">{figure.Subtitle}</p>
            </div>
            <div class="chart" role="group" aria-label="{figure.AlternativeText}"></div>
            <noscript><p class="note">The chart needs JavaScript{(hasData ? "; here is what it shows, as numbers" : "")}.</p>{(hasData ? Rows(data) : Html.Empty)}</noscript>
            <figcaption>
            <p>{figure.Caption}</p>
            {Shown(figure, claims)}
            <div class="actions">
            {(hasData ? Html.Of($"""<button type="button" data-save="csv" hidden>Data (CSV)</button>""") : Html.Empty)}
            <button type="button" data-save="json" hidden>Specification (JSON)</button>
            <button type="button" data-save="svg" hidden>SVG</button>
            <button type="button" data-save="png" hidden>PNG</button>
            <label hidden>Picture <select data-style aria-label="Picture of {figure.Id}"></select></label>
            </div>
            </figcaption>
            {Page.Chart(SpecificationId(figure.Id), StandaloneSpecification.Of(figure))}
            {(hasData ? Page.Data(RowsId(figure.Id), JsonValue.Create(data.ToCsv())) : Html.Empty)}
            </figure>
            """);
    }

    public static string SpecificationId(string figureId) => $"specification-{figureId}";

    static string RowsId(string figureId) => $"rows-{figureId}";

    static Html Shown(Figure figure, IReadOnlyList<Claim> claims)
    {
        var links = claims.Where(claim => claim.Figure == figure.Id).Select(claim => Html.Of(
            $"""<li><a href="#{ClaimsSection.AnchorOf(claim)}" class="{VerdictText.Code(claim.Verdict)}"><span class="sign" aria-hidden="true">{VerdictText.Sign(claim.Verdict)}</span>{claim.Statement} <span class="words">{VerdictText.Words(claim.Verdict)}</span></a></li>"""));
        return links.Any() ? Html.Of($"""<ul class="shown">{Html.Join(links)}</ul>""") : Html.Empty;
    }

    static Html Rows(FigureData data) => Html.Of($"""
        <div class="wide"><table><thead><tr>{Html.Join(data.Columns.Select(column => Html.Of($"<th>{column}</th>")), "")}</tr></thead>
        <tbody>{Html.Join(data.Rows.Take(TableRows).Select(row => Html.Of($"<tr>{Html.Join(row.Select(cell => Html.Of($"<td>{cell}</td>")), "")}</tr>")))}</tbody></table></div>
        <p class="note">{Math.Min(TableRows, data.Rows.Count)} of {data.Rows.Count} rows; all of them are in the JSON file beside this page.</p>
        """);
}
