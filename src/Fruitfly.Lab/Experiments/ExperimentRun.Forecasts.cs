using Fruitfly.Data.Files;
using Fruitfly.Lab.Studies;
using Fruitfly.Lab.Studies.Costs;

namespace Fruitfly.Lab.Experiments;

/// <content>What a run costs, before it runs.</content>
public sealed partial record ExperimentRun
{
    /// <summary>Operations below which predicting takes longer than running: about half a second of one core.</summary>
    const long FewOperations = 20_000_000_000;

    /// <summary>What <see cref="Run"/> would cost now; nothing is trained or kept.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="DataFileException">the data of a trial cannot be read</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public StudyForecast Forecast(IStudyStore? store, TimeProvider time, CancellationToken cancellation = default)
    {
        var trials = Experiment.Plan(Settings);
        return Forecast(store, trials, Execution(trials), time, atLeast: 0, cancellation)!;
    }

    /// <summary>The same where there is so much to do that it is worth the half second of predicting; else null, and also where the trials
    /// themselves will say what is wrong with them.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public StudyForecast? ForecastOfMuch(IStudyStore store, TimeProvider time, CancellationToken cancellation = default)
    {
        var trials = Experiment.Plan(Settings);
        return ForecastOfMuch(store, trials, Execution(trials), time, cancellation);
    }

    /// <summary>How much there is to do, without measuring how fast this machine is.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <returns>operations of the trials to run, trials to run, and those already there</returns>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="DataFileException">the data of a trial cannot be read</exception>
    public (long Operations, int ToRun, int AlreadyThere) Count(IStudyStore? store)
    {
        var trials = Experiment.Plan(Settings);
        var cost = StudyCost.Of(trials, hashes => IsThere(store, hashes), Execution(trials).Load);
        return (cost.Operations, cost.ToRun.Count, cost.AlreadyThere);
    }

    // Null where there are fewer operations to do.
    StudyForecast? Forecast(
        IStudyStore? store, IReadOnlyList<Trial> trials, TrialExecution execution, TimeProvider time, long atLeast, CancellationToken cancellation)
    {
        var cost = StudyCost.Of(trials, hashes => IsThere(store, hashes), execution.Load);
        var measuring = Experiment.PredictMeasuring(Settings, time);
        if (cost.Operations < atLeast && measuring == TimeSpan.Zero)
            return null;
        var workers = Workers ?? Environment.ProcessorCount;
        var used = Math.Clamp(cost.ToRun.Count, 1, workers);
        return StudyForecast.Of(cost, new Calibration(time, used).Measure(cost, execution.Load, cancellation), workers) with
        {
            Measuring = measuring,
        };
    }

    Predicate<string> IsThere(IStudyStore? store, IReadOnlyList<string> hashes)
    {
        var states = store?.States(hashes) ?? new Dictionary<string, TrialState>();
        return hash => states.TryGetValue(hash, out var state)
            && (state is TrialState.Done or TrialState.Diverged || state is TrialState.Failed && !RetryFailed);
    }

    StudyForecast? ForecastOfMuch(
        IStudyStore store, IReadOnlyList<Trial> trials, TrialExecution execution, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return Forecast(store, trials, execution, time, FewOperations, cancellation);
        }
        catch (Exception unpredictable) when (unpredictable is ArgumentException or OverflowException or DataFileException)
        {
            return null;
        }
    }
}
