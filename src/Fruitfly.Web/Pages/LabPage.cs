using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Json;
using Fruitfly.Reports.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Pages;

/// <summary>The frame of every page: navigation, and a place that the script fills.</summary>
static class LabPage
{
    /// <summary>Scripts, styles and data from here only, and nothing inline but data.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A page at a path. The script chooses by the path what it shows.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes, string path, string title) =>
        routes.MapGet(path, (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
            return Results.Content(Write(title, context.Request.Path), "text/html; charset=utf-8");
        });

    /// <summary>A page that says why there is none, in the frame of the others and without a script. It leads to the
    /// room of its address.</summary>
    /// <param name="hint">what can be done about it; null for nothing that is known</param>
    public static string WriteProblem(string path, string title, string problem, string? hint)
    {
        var (room, name) = Rooms.Of(path);
        return Write(title, "", Html.Empty, Html.Of($"""
            <div class="opening"><h1>{title}</h1><p class="lead">{problem}</p>{(hint is null ? Html.Empty : Html.Of($"""<p class="summary">{hint}</p>"""))}<p class="actions"><a class="button" href="{room}">Go to {name}</a></p></div>
            """));
    }

    static string Write(string title, string path) => Write(title, path,
        Html.Of($"""<script type="module" src="/assets/lab.js"></script>"""),
        Html.Of($"""<noscript><p class="opening">The web lab needs JavaScript; the <a href="/reports/">reports</a> can be read without it.</p></noscript>"""));

    static string Write(string title, string path, Html script, Html content) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · Fruitfly</title>
        <link rel="icon" href="{Mark.Icon}">
        <link rel="stylesheet" href="/assets/theme.css">
        <link rel="stylesheet" href="/assets/lab.css">
        {script}
        </head>
        <body class="lab">
        {Rooms.Header(path)}
        <main id="content" tabindex="-1">{content}</main>
        <script type="application/json" id="chart-colours">{new Html(JsonStyle.InPage(Theme.Variables.ToChartConfig(hasBackground: false)))}</script>
        </body>
        </html>

        """).Text;
}
