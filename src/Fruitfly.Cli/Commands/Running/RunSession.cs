using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Reports;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Commands.Running;

/// <summary>Runs experiments where a person watches: progress, the report's page, and how to go on after Ctrl-C.</summary>
/// <param name="reports">the folder of the pages</param>
/// <param name="resume">the command line that goes on where this one stopped</param>
sealed class RunSession(Surroundings surroundings, IStudyStore store, string reports, string resume)
{
    public FinishedRun Run(ExperimentRun run, CancellationToken cancellation)
    {
        using var progress = new ProgressDisplay(surroundings.Terminal, run.Experiment.Name, surroundings.Time);
        try
        {
            var report = run.Run(store, surroundings.Time, progress, cancellation);
            return new FinishedRun(run, report, ReportFolder.Write(reports, report));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            var kept = progress.Latest?.Trials is { } trials ? $"; {trials.Finished} of {trials.Total} trials are kept" : "";
            throw new CommandError(ExitCode.Interrupted, $"interrupted{kept}.", $"go on with: {resume}");
        }
        catch (TrialsFailedException failure)
        {
            throw new CommandError(
                ExitCode.Failed, failure.Message.TrimEnd('.') + ".",
                $"'{surroundings.CommandName} studies show {failure.Study}' lists them; add --retry to run them again.", failure);
        }
    }
}

/// <summary>An experiment that ran, with the path of its page.</summary>
sealed record FinishedRun(ExperimentRun Run, Report Report, string Page);
