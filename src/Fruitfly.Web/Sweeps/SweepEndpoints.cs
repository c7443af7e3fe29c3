using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Experiments;
using Fruitfly.Web.Live;
using Fruitfly.Web.Pages;
using Fruitfly.Web.Reports;
using Fruitfly.Web.Studies;
using Fruitfly.Web.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Sweeps;

/// <summary>The room of sweeps: a study is written, checked, run and watched. The text of a study is the body of a
/// request, as it stands.</summary>
static class SweepEndpoints
{
    const int LargestText = 1 << 20;

    public static void MapSweeps(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        var tables = laboratory.Tables;
        var reports = new SweepReports(laboratory);
        var board = laboratory.Runs;
        var turn = new SemaphoreSlim(1);
        routes.MapPage("/sweeps", "Sweeps");
        routes.MapGet("/api/sweeps/schema", () => Results.Text(StudySchema.Text, "application/json"));
        routes.MapGet("/api/sweeps/data", () => StudyStarter.Made.Select(made => new MadeData(made.Key, made.Value)));
        routes.MapPost("/api/sweeps/begin", (BegunStudy asked) =>
            new StudyText(StudyStarter.WriteWithoutUsage(asked.Source, tables.Open)));
        MapText(routes, "check", turn, (text, _) => StudyCheck.Of(text, tables, laboratory.Records));
        MapText(routes, "forecast", turn, (text, cancellation) =>
            Forecast.Of(SweepJob.RunOf(StudyCheck.Read(text, tables), laboratory), laboratory, cancellation));
        MapText(routes, "runs", turn, (text, _) =>
        {
            var job = new SweepJob(StudyCheck.Read(text, tables), laboratory);
            job.Check();
            return SweepView.Of(board.Start(job), reports, laboratory);
        });
        routes.MapGet("/api/sweeps", () => StudyRow.All(laboratory.Records, laboratory.Time)
            .Where(study => study.Experiment == SweepRun.Experiment));
        routes.MapGet("/api/sweeps/live", (CancellationToken cancellation) => LiveStream.Of(board.Changes,
            () => [new LiveEvent("sweeps", board.Latest.OfType<SweepJob>()
                .Select(job => SweepView.Of(job, reports, laboratory)))],
            () => false, laboratory.Time, cancellation));
        routes.MapGet("/api/sweeps/definition", (string study) =>
            new StudyText(reports.Study(study).Definition ?? throw RequestException.NotFound(
                $"'{study}' keeps no text.",
                "It was planned by an earlier program; its trials are on the studies page.")));
        routes.MapGet("/api/sweeps/report", async (string study, CancellationToken cancellation) =>
            Results.Json(await Task.Run(() => reports.Find(study), cancellation), JsonFormat.Deep));
        routes.MapFigures("/api/sweeps/{name}", name =>
            reports.Find(name) is { Version: { } version } found ? (version, found.Content) : null);
    }

    /// <summary>What is asked about a text. One is read at a time: a large study takes a core for seconds.</summary>
    static void MapText<T>(
        IEndpointRouteBuilder routes, string name, SemaphoreSlim turn, Func<byte[], CancellationToken, T> answer) =>
        routes.MapPost($"/api/sweeps/{name}", async (HttpRequest request) =>
        {
            var cancellation = request.HttpContext.RequestAborted;
            using var text = new MemoryStream();
            await request.Body.CopyToAsync(text, cancellation);
            await turn.WaitAsync(cancellation);
            try
            {
                return Results.Json(
                    await Task.Run(() => answer(text.ToArray(), cancellation), cancellation), JsonFormat.Deep);
            }
            finally
            {
                turn.Release();
            }
        }).WithMetadata(new BodySize(LargestText));
}

/// <param name="Source">a kind of data, such as <c>mnist1d</c>, or the name of an uploaded file</param>
sealed record BegunStudy(string Source);

sealed record StudyText(string Text);

/// <summary>Data that need no file.</summary>
sealed record MadeData(string Name, string Description);
