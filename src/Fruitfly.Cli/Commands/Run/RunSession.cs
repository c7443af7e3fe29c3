using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>Runs experiments where a person watches: progress, the report's page, and
/// how to go on after Ctrl-C.</summary>
/// <param name="reports">the folder of the pages</param>
/// <param name="resume">the command line that goes on where this one stopped</param>
sealed class RunSession(Surroundings surroundings, IStudyStore store, string reports, string resume)
{
    public FinishedRun Run(ExperimentRun run, CancellationToken cancellation)
    {
        using var progress = new ProgressDisplay(surroundings.Terminal, run.Experiment.Name, surroundings.Time);
        return Run(run, progress, cancellation);
    }

    /// <summary>Adds seeds until the claims are decided, each time with a page of its own.</summary>
    /// <param name="atMost">the time of all of it</param>
    public (FinishedRun Finished, DecidedRun Looks) RunUntilDecided(
        ExperimentRun run, TimeSpan atMost, CancellationToken cancellation)
    {
        FinishedRun? last = null;
        var looks = new UntilDecided(atMost).Decide(run, Measure, store, surroundings.Time,
            look => surroundings.Terminal.Error.WriteLine(
                $"{look.Open.Count} of {look.Report.Findings.Claims.Count} claims are undecided; adding seeds"),
            cancellation);
        return (last!, looks);

        Report Measure(ExperimentRun one)
        {
            last = Run(one, cancellation);
            return last.Report;
        }
    }

    /// <summary>Trains one after another, measures each while the next trains, and says from the beginning when all
    /// will have ended. One that fails does not keep the others from running: they may still have something to
    /// say.</summary>
    public (IReadOnlyList<FinishedRun> Finished, bool Failed) RunAll(
        IReadOnlyList<ExperimentRun> runs, CancellationToken cancellation)
    {
        surroundings.Terminal.Error.WriteLine(runs.Count == 1
            ? "1 experiment; predicting how long it takes"
            : $"{runs.Count} experiments, one after another; predicting how long they take");
        var predicted = Predict(runs, cancellation);
        var after = TimeSpan.FromTicks(predicted.Sum(run => run.Predicted!.Whole.Ticks));
        if (after > TimeSpan.Zero)
            surroundings.Terminal.Error.WriteLine($"all of them: about {ProgressText.Duration(after)}");
        var (finished, failed) = (new List<FinishedRun>(), false);
        var (shown, measuring) = ((ProgressDisplay?)null, Task.FromResult<FinishedRun?>(null));
        try
        {
            foreach (var (number, run) in predicted.Index())
            {
                after -= run.Predicted!.Whole;
                var progress = new ProgressDisplay(
                    surroundings.Terminal, $"{run.Experiment.Name} ({number + 1}/{runs.Count})", surroundings.Time,
                    number + 1 < runs.Count ? after : null, run.Predicted.Measuring);
                shown?.GoToBackground();
                shown = progress;
                var trained = Try(() => Train(run, progress, cancellation));
                End();
                measuring = Task.Run(() =>
                {
                    using (progress)
                        return trained is null ? null : Finished(run, trained, progress, cancellation);
                }, CancellationToken.None);
            }
            End();
        }
        catch
        {
            shown?.Dispose();
            Task.WaitAny(measuring); // it uses the terminal, and is cancelled too
            throw;
        }
        return (finished, failed);

        T? Try<T>(Func<T?> work) where T : class
        {
            try
            {
                return work();
            }
            catch (CommandError error) when (error.ExitCode == ExitCode.Failed)
            {
                ErrorReport.Write(error, surroundings);
                failed = true;
                return null;
            }
        }

        void End()
        {
            if (Try(measuring.GetAwaiter().GetResult) is { } measured)
                finished.Add(measured);
        }
    }

    FinishedRun Run(ExperimentRun run, ProgressDisplay progress, CancellationToken cancellation) =>
        Finished(run, Train(run, progress, cancellation), progress, cancellation);

    TrainedRun Train(ExperimentRun run, ProgressDisplay progress, CancellationToken cancellation) =>
        Explained(() => run.Train(store, surroundings.Time, progress, cancellation), progress, cancellation);

    FinishedRun Finished(
        ExperimentRun run, TrainedRun trained, ProgressDisplay progress, CancellationToken cancellation) =>
        Explained(() =>
        {
            var report = trained.Measure(cancellation);
            if (report.Provenance.Study is { } study && study != run.Study)
                surroundings.Terminal.Error.WriteLine($"kept as the study {study}: {run.Study} has other settings");
            return new FinishedRun(run, report, ReportFolder.Write(reports, report));
        }, progress, cancellation);

    // Failures in the words of the command line.
    T Explained<T>(Func<T> work, ProgressDisplay progress, CancellationToken cancellation)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw Interrupted(
                progress.Latest?.Trials is { Total: > 0 } trials
                    ? $"; {trials.Finished} of {trials.Total} trials are kept" : "");
        }
        catch (TrialsFailedException failure)
        {
            throw new CommandError(
                ExitCode.Failed, failure.Message.TrimEnd('.') + ".",
                $"'{surroundings.CommandName} studies show {failure.Study}' lists them; add --retry to run them again.",
                failure);
        }
    }

    // Each with what it will cost.
    List<ExperimentRun> Predict(IReadOnlyList<ExperimentRun> runs, CancellationToken cancellation)
    {
        try
        {
            var forecasts = ForecastsInOrder.Of(runs,
                (run, before) => run.ForecastOfMuch(store, surroundings.Time, cancellation, before));
            return [.. runs.Zip(forecasts, (run, forecast) => run with { Predicted = forecast })];
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw Interrupted("");
        }
    }

    CommandError Interrupted(string kept) => new(ExitCode.Interrupted, $"interrupted{kept}.", $"go on with: {resume}");
}

/// <summary>An experiment that ran, with the path of its page.</summary>
sealed record FinishedRun(ExperimentRun Run, Report Report, string Page);
