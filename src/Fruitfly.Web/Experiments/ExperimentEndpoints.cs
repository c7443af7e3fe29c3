using Fruitfly.Data.Files;
using Fruitfly.Lab.Experiments;
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
            var run = AskedRun.Parse(request.Query).Of(AskedRun.Find(laboratory, name), laboratory);
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
            async (string name, HttpRequest request, CancellationToken cancellation) =>
        {
            var experiment = AskedRun.Find(laboratory, name);
            var settings = AskedRun.Seen(request.Query, experiment);
            return Results.Json(await Task.Run(() => Answer(experiment, settings), cancellation), JsonFormat.Deep);
        });
        routes.MapGet("/api/experiments/{name}/prediction", (string name, HttpRequest request) =>
            PredictionSheet.Find(ExperimentName.OfAddress(name), Shown(name, request.Query)?.Content));
        routes.MapGet("/api/experiments/{name}/report.html", (string name, HttpRequest request) =>
        {
            var page = Shown(name, request.Query)?.Page;
            return page is not null && laboratory.Kept.Find(page) is { } file
                ? Results.File(File.ReadAllBytes(file.FullName), "text/html; charset=utf-8", $"{page}.html")
                : throw RequestException.NotFound($"There is no report of '{name}' yet.",
                    "It is written when all trials have ended.");
        });
        routes.MapFigures("/api/experiments/{name}", (name, query) =>
            Shown(name, query) is { } report ? (report.Version, report.Content) : null);

        CurrentReport? Shown(string name, IQueryCollection query)
        {
            var experiment = AskedRun.Find(laboratory, name);
            return Current(experiment, AskedRun.Seen(query, experiment));
        }

        CurrentReport? Current(Experiment experiment, ExperimentSettings? settings) =>
            laboratory.Current.FindOrMeasure(experiment, settings, laboratory.Records, laboratory.Time,
                settings => AskedRun.Command(experiment, settings, "fruitfly"));

        ReportAnswer Answer(Experiment experiment, ExperimentSettings? settings)
        {
            var report = Current(experiment, settings);
            return ReportAnswer.Of(
                report, settings is null || report?.Page == ExperimentReport.PageName(experiment, settings),
                report is { IsVariation: true } ? Current(experiment, null) : null);
        }
    }

    static ExperimentDescription Describe(Experiment experiment, Laboratory laboratory)
    {
        var all = laboratory.Experiments.Experiments;
        var place = all.Index().First(pair => pair.Item == experiment).Index;
        var missing = experiment.Missing(new ExperimentSettings(experiment, Preset.Quick));
        return new(
            experiment.Name, experiment.Title, experiment.Summary, experiment.Source, experiment.Options,
            laboratory.Settings.CommandName, laboratory.Current.PresetOf(experiment, laboratory.Records),
            missing is null ? null : new(Problem(missing), WebHint.Of(missing)),
            place > 0 ? all[place - 1].Name : null, place + 1 < all.Count ? all[place + 1].Name : null);
    }

    static string Problem(DataFileException missing) => $"{missing.File}: {missing.Problem}.";
}

/// <param name="CommandName">how the program is called here</param>
/// <param name="Preset">which of them is shown where an address names none</param>
/// <param name="Missing">the data it needs and does not find, and how to get them</param>
/// <param name="Previous">the name of the experiment before it; null for the first</param>
sealed record ExperimentDescription(
    string Name, string Title, string Summary, string Source, IReadOnlyList<ExperimentOption> Options,
    string CommandName, Preset Preset, ErrorText? Missing,
    string? Previous, string? Next);
