using System.Text;
using Fruitfly.Reports.Json;
using Fruitfly.Web.Live;
using Fruitfly.Web.Pages;
using Fruitfly.Web.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Diagnoses;

/// <summary>The room of diagnoses: a table is brought, looked at, diagnosed and answered.</summary>
static class DiagnosisEndpoints
{
    public static void MapDiagnoses(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        var reports = new DiagnosisReports(laboratory);
        var board = laboratory.Runs;
        var turn = new SemaphoreSlim(1);
        routes.MapPage("/diagnoses", "Diagnose");
        routes.MapGet("/api/diagnoses/settings", () => DiagnosisSettings.All);
        MapAsked(routes, "check", turn, (asked, _) => DiagnosisCheck.Of(asked, laboratory));
        MapAsked(routes, "depths", turn, (asked, cancellation) =>
            DiagnosisDepth.Of(asked.Plan(laboratory), laboratory, cancellation));
        MapAsked(routes, "runs", turn, (asked, _) =>
        {
            var plan = asked.Plan(laboratory);
            var job = new DiagnosisJob(plan, DiagnosisCommand.Of(plan, laboratory.Settings.CommandName), laboratory);
            job.Check();
            return DiagnosisView.Of(board.Start(job), laboratory);
        });
        routes.MapGet("/api/diagnoses", () => DiagnosisRow.All(reports, laboratory));
        routes.MapGet("/api/diagnoses/live", (CancellationToken cancellation) => LiveStream.Of(board.Changes,
            () => [new LiveEvent("diagnoses", board.Latest.OfType<DiagnosisJob>()
                .Select(job => DiagnosisView.Of(job, laboratory)))],
            () => false, laboratory.Time, cancellation));
        routes.MapGet("/api/diagnoses/report", async (string study, CancellationToken cancellation) =>
            Results.Json(await Task.Run(() => reports.Find(study), cancellation), JsonFormat.Deep));
        routes.MapGet("/api/diagnoses/{name}/answer.json", async (string name, CancellationToken cancellation) =>
            Results.File(
                Encoding.UTF8.GetBytes(JsonStyle.Readable(await Task.Run(() => reports.Json(name), cancellation))),
                "application/json", $"{name}.json"));
        routes.MapFigures("/api/diagnoses/{name}", name =>
            reports.Find(name) is { Version: { } version } found ? (version, found.Content) : null);
    }

    /// <summary>What is asked about a table. One is read at a time: a large one takes a core for seconds.</summary>
    static void MapAsked<T>(
        IEndpointRouteBuilder routes, string name, SemaphoreSlim turn,
        Func<AskedDiagnosis, CancellationToken, T> answer) =>
        routes.MapPost($"/api/diagnoses/{name}", async (AskedDiagnosis asked, CancellationToken cancellation) =>
        {
            await turn.WaitAsync(cancellation);
            try
            {
                return Results.Json(
                    await Task.Run(() => answer(asked, cancellation), cancellation), JsonFormat.Deep);
            }
            finally
            {
                turn.Release();
            }
        });
}
