using System.Globalization;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Pages;
using Fruitfly.Web.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Experiments;

/// <summary>The room of one experiment: what it can be asked, what that would cost, what was measured,
/// and all of it to take along.</summary>
static class ExperimentEndpoints
{
    public static void MapExperiments(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        var calibrating = new SemaphoreSlim(1);
        routes.MapPage("/experiments/{name}", "Experiment");
        routes.MapRuns(laboratory);
        routes.MapGet("/api/experiments/{name}",
            (string name) => Describe(AskedRun.Find(laboratory, name), laboratory));
        routes.MapGet("/api/experiments/{name}/forecast",
            async (string name, HttpRequest request, CancellationToken cancellation) =>
        {
            var run = Asked(request).Of(AskedRun.Find(laboratory, name), laboratory);
            if (run.Experiment.Missing(run.Settings) is { } missing)
                throw missing;
            await calibrating.WaitAsync(cancellation);
            try
            {
                return await Task.Run(() => Forecast.Of(run, laboratory, cancellation), cancellation);
            }
            finally
            {
                calibrating.Release();
            }
        });
        routes.MapGet("/api/experiments/{name}/report",
            async (string name, bool? preset, CancellationToken cancellation) =>
        {
            var experiment = AskedRun.Find(laboratory, name);
            var report = await Task.Run(() => Current(experiment, preset ?? false), cancellation);
            return Results.Json(ReportAnswer.Of(report), JsonFormat.Deep);
        });
        routes.MapGet("/api/experiments/{name}/report.html", (string name) =>
        {
            var page = Current(AskedRun.Find(laboratory, name))?.Page;
            return page is not null && laboratory.Kept.Find(page) is { } file
                ? Results.File(File.ReadAllBytes(file.FullName), "text/html; charset=utf-8", $"{page}.html")
                : throw RequestException.NotFound($"There is no report of '{name}' yet.",
                    "It is written when all trials have ended.");
        });
        routes.MapFigures("/api/experiments/{name}", name =>
            Current(AskedRun.Find(laboratory, name)) is { } report ? (report.Version, report.Content) : null);

        CurrentReport? Current(Experiment experiment, bool presetOnly = false) => laboratory.Current.FindOrMeasure(
            experiment, presetOnly, laboratory.Records, laboratory.Time,
            settings => AskedRun.Command(experiment, settings, "fruitfly"));
    }

    /// <summary>From a query such as <c>preset=quick&amp;seeds=5</c>.</summary>
    static AskedRun Asked(HttpRequest request)
    {
        var options = new Dictionary<string, double>();
        foreach (var (name, value) in request.Query.Where(pair => pair.Key != "preset"))
            options[name] = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number : throw new ArgumentException($"{name} is '{value}'; it must be a number.");
        var preset = request.Query["preset"].ToString();
        return new AskedRun(
            preset is "" or "quick"
                ? Preset.Quick
                : preset == "full"
                    ? Preset.Full : throw new ArgumentException($"preset is '{preset}'; it must be quick or full."),
                    options);
    }

    static ExperimentDescription Describe(Experiment experiment, Laboratory laboratory)
    {
        var all = laboratory.Experiments.Experiments;
        var place = all.Index().First(pair => pair.Item == experiment).Index;
        var missing = experiment.Missing(new ExperimentSettings(experiment, Preset.Quick));
        return new(
            experiment.Name, experiment.Title, experiment.Summary, experiment.Source, experiment.Options,
            laboratory.Settings.CommandName,
            missing is null ? null : new(Problem(missing), WebHint.Of(missing)),
            place > 0 ? all[place - 1].Name : null, place + 1 < all.Count ? all[place + 1].Name : null);
    }

    static string Problem(DataFileException missing) => $"{missing.File}: {missing.Problem}.";
}

/// <param name="CommandName">how the program is called here</param>
/// <param name="Missing">the data it needs and does not find, and how to get them</param>
/// <param name="Previous">the name of the experiment before it; null for the first</param>
sealed record ExperimentDescription(
    string Name, string Title, string Summary, string Source, IReadOnlyList<ExperimentOption> Options,
    string CommandName, ErrorText? Missing,
    string? Previous, string? Next);

/// <summary>What a page shows of a report.</summary>
/// <param name="Content">null where there is none, or only a page that an earlier program wrote</param>
/// <param name="HasPage">whether it can be opened and taken along as a page</param>
/// <param name="Page">the name of that page; null where there is no report</param>
/// <param name="IsVariation">whether it was made with other options than a preset's</param>
sealed record ReportAnswer(
    string? Version, SeedsSoFar? Seeds, ReportContent? Content, bool HasPage, string? Page, bool IsVariation,
    IReadOnlyList<Extremes> Extremes)
{
    public static ReportAnswer Of(CurrentReport? report) => report is null
        ? new(null, null, null, false, null, false, [])
        : new(report.Version, report.Seeds, report.Content, report.HasPage, report.Page, report.IsVariation,
            [.. (report.Content?.Figures ?? []).Select(Experiments.Extremes.Of).OfType<Extremes>()]);
}
