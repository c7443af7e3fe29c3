using Fruitfly.Data.Files;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Experiments;

/// <content>What a run costs, before it runs.</content>
public sealed partial record ExperimentRun
{
    /// <summary>What <see cref="Run"/> would cost now; nothing is trained or kept.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <param name="before">hashes of trials that other runs will have ended by then. Default: none.</param>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="DataFileException">the data of a trial cannot be read</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public StudyForecast Forecast(
        IStudyStore? store, TimeProvider time, CancellationToken cancellation = default,
        IReadOnlySet<string>? before = null)
    {
        var trials = Experiment.Plan(Settings);
        var execution = Execution(store, trials);
        return WithMeasuring(ForecastOfTrials.Of(
            Cost(store, trials, execution, before), execution, Workers ?? Environment.ProcessorCount, time,
            Speeds, cancellation), time, cancellation);
    }

    /// <summary>The same, but the trials are left out where predicting them would take longer than running them, and
    /// where they themselves will say what is wrong with them.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public StudyForecast ForecastOfMuch(
        IStudyStore store, TimeProvider time, CancellationToken cancellation = default,
        IReadOnlySet<string>? before = null)
    {
        var trials = Experiment.Plan(Settings);
        var forecast = ForecastOfMuch(store, trials, Execution(store, trials), time, cancellation, before);
        return WithMeasuring(forecast ?? StudyForecast.Nothing(Workers ?? Environment.ProcessorCount), time,
            cancellation);
    }

    /// <summary>How much there is to do, without measuring how fast this machine is.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <returns>operations of the trials to run, trials to run, and those already there</returns>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="DataFileException">the data of a trial cannot be read</exception>
    public (long Operations, int ToRun, int AlreadyThere) Count(IStudyStore? store)
    {
        var trials = Experiment.Plan(Settings);
        var cost = Cost(store, trials, Execution(store, trials));
        return (cost.Operations, cost.ToRun.Count, cost.AlreadyThere);
    }

    StudyForecast WithMeasuring(StudyForecast forecast, TimeProvider time, CancellationToken cancellation)
    {
        return forecast with
        {
            Measuring = Speeds is null ? Predicted() : LongTime.OfSeconds(Speeds.Seconds(
                $"measuring {StudyName(Experiment, Settings)}", () => Predicted().TotalSeconds)),
        };

        TimeSpan Predicted() => Experiment.PredictMeasuring(Settings, time, cancellation);
    }

    StudyForecast? ForecastOfMuch(
        IStudyStore store, IReadOnlyList<Trial> trials, TrialExecution execution, TimeProvider time,
        CancellationToken cancellation,
        IReadOnlySet<string>? before = null) =>
        ForecastOfTrials.OfMuch(() => Cost(store, trials, execution, before), execution,
            Workers ?? Environment.ProcessorCount, time, Speeds, cancellation);

    StudyCost Cost(IStudyStore? store, IReadOnlyList<Trial> trials, TrialExecution execution,
        IReadOnlySet<string>? before = null) =>
        StudyCost.Of(trials, hashes => IsThere(store, hashes, before), execution.Load);

    Predicate<string> IsThere(IStudyStore? store, IReadOnlyList<string> hashes, IReadOnlySet<string>? before)
    {
        var states = store?.States(hashes) ?? new Dictionary<string, TrialState>();
        return hash => before?.Contains(hash) == true || states.TryGetValue(hash, out var state)
            && (state is TrialState.Done or TrialState.Diverged || state is TrialState.Failed && !RetryFailed);
    }
}
