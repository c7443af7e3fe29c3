using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Json;

namespace Fruitfly.Reports.Pages;

/// <summary>The frame of every page: one file that loads nothing, under a policy that allows its
/// own script and style only.</summary>
static class Page
{
    /// <summary>Shorter data are as short as they are.</summary>
    const int WorthPacking = 4096;

    static readonly string Policy =
        $"default-src 'none'; script-src {PageAssets.ScriptSources}; style-src {PageAssets.Hash(PageAssets.Style)}; " +
        "img-src data: blob:; base-uri 'none'; form-action 'none'";

    /// <summary>A page to keep: its script and its data are packed, which makes it a third as long.</summary>
    /// <param name="kind">the class of the body: report or index</param>
    public static string Write(string title, string description, string kind, Html body) => Write(
        title, description, kind, body,
        Html.Of($"{Packed("page-script", PageAssets.Script)}\n<script>{new Html(PageAssets.Unpacking)}</script>"));

    /// <summary>A page that is read at once and thrown away, as it is.</summary>
    public static string WritePlain(string title, string description, string kind, Html body) =>
        Write(title, description, kind, body, Html.Of($"<script>{new Html(PageAssets.Script)}</script>"));

    static string Write(string title, string description, string kind, Html body, Html script) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="Fruitfly">
        <meta name="description" content="{description}">
        <title>{title}</title>
        <link rel="icon" href="{Mark.Icon}">
        <style>{new Html(PageAssets.Style)}</style>
        </head>
        <body class="{kind}">
        {body}
        {Json("chart-colours", Theme.Variables.ToChartConfig(hasBackground: false))}
        {script}
        </body>
        </html>

        """).Text;

    /// <summary>Data for the script.</summary>
    public static Html Json(string id, JsonNode value) => Html.Of(
        $"""<script type="application/json" id="{id}">{new Html(JsonStyle.InPage(value))}</script>""");

    /// <summary>Data for the script of a page to keep, packed where that is worth it.</summary>
    public static Html Data(string id, JsonNode value) =>
        JsonStyle.InPage(value) is { Length: >= WorthPacking } json ? Packed(id, json) : Json(id, value);

    /// <summary>The specification of a chart, likewise.</summary>
    public static Html Chart(string id, JsonNode specification) => Data(id, DrawnNumbers.Of(specification));

    static Html Packed(string id, string text) => Html.Of(
        $"""<script type="application/gzip" id="{id}">{new Html(PageAssets.Pack(text))}</script>""");
}
