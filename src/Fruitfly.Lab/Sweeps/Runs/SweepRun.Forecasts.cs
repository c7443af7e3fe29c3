using Fruitfly.Data.Files;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Sweeps.Runs;

/// <content>What a sweep costs, before it runs.</content>
public sealed partial record SweepRun
{
    /// <summary>What <see cref="Run"/> would cost now; nothing is trained or kept.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <exception cref="ArgumentException">data, network and recipe of a trial do not fit together</exception>
    /// <exception cref="DataFileException">the data cannot be read</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public StudyForecast Forecast(IStudyStore? store, TimeProvider time, CancellationToken cancellation = default)
    {
        var (trials, execution) = (Expected(), ExecutionFor(Plan.Trials.Count));
        return ForecastOfTrials.Of(Cost(store, trials, execution), execution,
            Workers ?? Environment.ProcessorCount, time, Speeds, cancellation);
    }

    /// <summary>How much there is to do, without measuring how fast this machine is.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <returns>operations of the trials to run, trials to run, and those already there</returns>
    /// <exception cref="ArgumentException">data, network and recipe of a trial do not fit together</exception>
    /// <exception cref="DataFileException">the data cannot be read</exception>
    public (long Operations, int ToRun, int AlreadyThere) Count(IStudyStore? store)
    {
        var cost = Cost(store, Expected(), ExecutionFor(Plan.Trials.Count));
        return (cost.Operations, cost.ToRun.Count, cost.AlreadyThere);
    }

    /// <summary>The same where predicting is worth it; else null.</summary>
    internal StudyForecast? ForecastOfMuch(IStudyStore store, TimeProvider time, CancellationToken cancellation)
    {
        var (trials, execution) = (Expected(), ExecutionFor(Plan.Trials.Count));
        return ForecastOfTrials.OfMuch(() => Cost(store, trials, execution), execution,
            Workers ?? Environment.ProcessorCount, time, Speeds, cancellation);
    }

    // Few trials leave cores to each of them.
    internal TrialExecution ExecutionFor(int trials) =>
        new(Places, Math.Max(1, (Workers ?? Environment.ProcessorCount) / Math.Max(1, trials)));

    /// <summary>Trials that will run, or cost as much as those that will, in the order in which they do.</summary>
    internal IReadOnlyList<Trial> Expected()
    {
        List<Trial> trials = [.. Plan.Ladder is { } ladder
            ? new HalvingClimb(Plan, ladder, _ => double.NaN).Expected() : Plan.Trials.Select(pair => pair.Value)];
        // Which setting is chosen is not known yet; the first one costs about as much.
        if (Plan.Settings.Count > 0)
            trials.AddRange(Plan.Final(Plan.Settings[0]));
        return trials;
    }

    static StudyCost Cost(IStudyStore? store, IReadOnlyList<Trial> trials, TrialExecution execution) =>
        StudyCost.Of(trials, hashes =>
        {
            var states = store?.States(hashes) ?? new Dictionary<string, TrialState>();
            return hash => states.TryGetValue(hash, out var state) && state is (TrialState.Done or TrialState.Diverged);
        }, execution.Load);
}
