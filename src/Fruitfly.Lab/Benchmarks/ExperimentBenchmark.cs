using Fruitfly.Lab.Experiments;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>Runs an experiment's quick preset from an empty store to its page, and asks where the time went.</summary>
/// <param name="time">of the wall</param>
/// <param name="processor">of all cores that this process has used</param>
/// <param name="speeds">how fast this machine is known to be. Default: null, each experiment measures it.</param>
public sealed class ExperimentBenchmark(TimeProvider time, Func<TimeSpan> processor, KeptSpeeds? speeds = null)
{
    /// <param name="cores">trials run at once</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    /// <exception cref="TrialsFailedException">trials failed</exception>
    public ExperimentSpeed Measure(Experiment experiment, int cores, CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-bench-");
        try
        {
            return Measure(experiment, cores, folder.FullName, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    ExperimentSpeed Measure(Experiment experiment, int cores, string folder, CancellationToken cancellation)
    {
        using var store = new SqliteStudyStore(Path.Combine(folder, "studies.db"), time);
        var began = time.GetTimestamp();
        var run = new ExperimentRun(experiment, new ExperimentSettings(experiment, Preset.Quick))
        {
            Command = "",
            Workers = cores,
            Speeds = speeds,
        };
        var (forecast, forecasting) = Timed(() => run.ForecastOfMuch(store, time, cancellation));
        var (trained, training) = Timed(
            () => (run with { Predicted = forecast }).Train(store, time, cancellation: cancellation));
        var (report, measuring) = Timed(() => trained.Measure(cancellation));
        var (_, drawing) = Timed(() => ReportFolder.Write(Path.Combine(folder, "reports"), report));
        var elapsed = time.GetElapsedTime(began);
        List<TrialResult> results = report.Provenance.Study is { } study
            ? [.. store.Trials(study).Select(record => record.Result!)] : [];
        var work = Work(results);
        var trials = results.Sum(result => result.Seconds);
        return new ExperimentSpeed(
            experiment.Name, work.Training, work.Evaluation, forecasting, trials, Math.Max(0, training - trials),
            measuring, drawing, elapsed);
    }

    // Of the steps that were taken: one that diverged or stopped early took fewer than its recipe allows.
    static (long Training, long Evaluation) Work(List<TrialResult> results)
    {
        var execution = new TrialExecution();
        var costs = StudyCost.Of([.. results.Select(result => result.Trial)], _ => _ => false, execution.Load).ToRun;
        var steps = results.DistinctBy(result => result.Trial)
            .ToDictionary(result => result.Trial,
                result => result.History.Divergence?.Step ?? result.History.Last.Step);
        double training = 0, evaluation = 0;
        foreach (var cost in costs)
        {
            // Rounds of pruning are in the work, and only the steps of the last one in the history.
            var share = cost.Trial.Pruning is not null ? 1
                : Math.Min(1, (double)steps[cost.Trial] / Math.Max(1, cost.Work.Steps));
            training += share * cost.Work.TrainingOperations;
            evaluation += share * cost.Work.EvaluationOperations;
        }
        return ((long)training, (long)evaluation);
    }

    (T Value, double CoreSeconds) Timed<T>(Func<T> work)
    {
        var began = processor();
        var value = work();
        return (value, (processor() - began).TotalSeconds);
    }
}
