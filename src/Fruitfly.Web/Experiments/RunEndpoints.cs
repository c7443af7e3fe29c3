using Fruitfly.Lab.Experiments;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Live;
using Fruitfly.Web.Studies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Experiments;

/// <summary>Starts, stops and watches runs.</summary>
static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        var board = laboratory.Runs;
        routes.MapPost("/api/experiments/{name}/runs",
            (string name, AskedRun asked) => View(Start(asked.Of(AskedRun.Find(laboratory, name), laboratory))));
        routes.MapPost("/api/runs/quick", () => StartAllQuickly());
        routes.MapPost("/api/runs/{id}/stop", (long id) =>
        {
            board.Stop(board.Latest.FirstOrDefault(job => job.Id == id)
                ?? throw RequestException.NotFound($"There is no run {id}.",
                    "It may belong to an earlier start of the lab."));
            return Results.NoContent();
        });
        routes.MapPost("/api/runs/stop", () =>
        {
            foreach (var job in board.Latest.OfType<ExperimentJob>().Where(job => !job.HasEnded).Reverse())
                board.Stop(job);
            return Results.NoContent();
        });
        routes.MapGet("/api/runs/live", (CancellationToken cancellation) => LiveStream.Of(
            board.Changes, () => [new LiveEvent("runs", board.Latest.OfType<ExperimentJob>().Select(View))],
            () => false, laboratory.Time, cancellation));
        routes.MapGet("/api/experiments/{name}/live",
            (string name, HttpRequest request, CancellationToken cancellation) =>
        {
            var experiment = AskedRun.Find(laboratory, name);
            var settings = AskedRun.Seen(request.Query, experiment);
            return LiveStream.Of(board.Changes, () => [new LiveEvent("now", Now(experiment, settings))], () => false,
                laboratory.Time, cancellation);
        });

        ExperimentJob Start(ExperimentRun run) => run.Experiment.Missing(run.Settings) is { } missing ? throw missing
            : board.Start(new ExperimentJob(run, laboratory));

        IEnumerable<RunView> StartAllQuickly() =>
        [
            .. laboratory.Experiments.Experiments
                .Select(experiment =>
                    new AskedRun(Preset.Quick, new Dictionary<string, double>()).Of(experiment, laboratory))
                .Where(run =>
                    run.Experiment.Missing(run.Settings) is null
                        && board.Of(run.Experiment.Name) is not { HasEnded: false })
                .Select(run => View(board.Start(new ExperimentJob(run, laboratory)))),
        ];

        RunView View(ExperimentJob job) => RunView.Of(job, board, laboratory.Time);

        ExperimentNow Now(Experiment experiment, ExperimentSettings? settings)
        {
            var job = board.Of(experiment.Name) as ExperimentJob;
            return new(
                job is null ? null : View(job),
                job is { HasEnded: false } ? null : Study(experiment, settings),
                laboratory.Current.Version(experiment, settings), laboratory.Current.Version(experiment));
        }

        StudyRow? Study(Experiment experiment, ExperimentSettings? settings) =>
            settings is not null
            && laboratory.Records.Find(ExperimentRun.StudyName(experiment, settings)) is { } study
                ? StudyRow.Of(study, laboratory.Records, laboratory.Time) : null;
    }
}

/// <summary>What changes while a page of an experiment is open.</summary>
/// <param name="Run">its newest run; null where there was none since the server started</param>
/// <param name="Study">of the settings that are asked for; null where there is none, and while a run goes on</param>
/// <param name="Report">the version of what there is to see; null for nothing</param>
/// <param name="Preset">the same of what is measured with a preset as it is: what a lecture shows</param>
sealed record ExperimentNow(RunView? Run, StudyRow? Study, string? Report, string? Preset);
