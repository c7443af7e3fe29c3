using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Models;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Sweeps.Runs;

/// <summary>Trains what a sweep plans as a study of the store: trials that the store has are not trained again, so that
/// a sweep that was stopped goes on, and one that grew trains what is new.</summary>
public sealed partial record SweepRun(SweepPlan Plan)
{
    /// <summary>What stands in the place of an experiment's name in the store.</summary>
    public const string Experiment = "sweep";

    /// <summary>The command line that does the same; it stands in the report.</summary>
    public required string Command { get; init; }

    /// <summary>Where the files of the data are found.</summary>
    public required DataPlaces Places { get; init; }

    /// <summary>Trials run at once. Default: one for each core.</summary>
    public int? Workers { get; init; }

    /// <summary>How fast this machine is known to be; the run adds to it. Default: null, it is measured where it is
    /// asked, and forgotten.</summary>
    public KeptSpeeds? Speeds { get; init; }

    /// <summary>After that much time no further trial is run. Default: null, all are.</summary>
    public TimeSpan? MostTime { get; init; }

    /// <summary>Trains the candidates, chooses, and trains the chosen setting with the test set opened at its
    /// end.</summary>
    /// <exception cref="OperationCanceledException">cancelled; what was finished is kept</exception>
    /// <exception cref="MissingDataException">a file of the data is gone</exception>
    /// <exception cref="TrialsFailedException">trials failed, or none ended in time</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public SweptStudy Run(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var forecast = ForecastOfMuch(store, time, cancellation);
        using var clock = new CancellationTokenSource(MostTime ?? Timeout.InfiniteTimeSpan, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        var work = new SweepWork(this, store, forecast, time, progress, cancellation, stop.Token);
        try
        {
            var results = work.TrainCandidates();
            var outcome = SweepOutcome.Of(results, work.Sources);
            IReadOnlyList<TrialResult> final = [];
            if (outcome.Choice is { } choice)
            {
                final = work.TrainFinal(choice.Winner.Setting);
                if (final.Count > 0)
                    outcome = outcome.WithFinal(final, work.Sources);
            }
            work.EndProgress();
            return new(outcome, final, work.ProvenanceSince(began), work.IsStoppedByClock);
        }
        finally
        {
            forecast?.Lessons?.Learn();
            Speeds?.Keep();
        }
    }

    /// <summary>What the candidates that have ended say so far. Nothing is trained, and no test set opened.</summary>
    /// <param name="store">may belong to another connection than the one that the sweep runs over</param>
    /// <returns>null where none has ended</returns>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public SweptStudy? SoFar(IStudyStore store, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var work = new SweepWork(this, store, null, time, null, cancellation, cancellation);
        var (results, records) = work.Ended();
        return results.Trials.Count == 0 ? null
            : new(SweepOutcome.Of(results, work.Sources), [],
                Provenance.Of(Command, Plan.Name, records, [], time, began), IsCutShort: true);
    }
}

/// <summary>What a sweep came to.</summary>
/// <param name="Final">the results of the chosen setting, one for each seed; none where there is no test set</param>
/// <param name="IsCutShort">whether the time was over before every trial had run</param>
public sealed record SweptStudy(
    SweepOutcome Outcome, IReadOnlyList<TrialResult> Final, Provenance Provenance, bool IsCutShort)
{
    /// <summary>The trials of the chosen setting whose networks are its model: those that were tested, or without a
    /// test set those it was chosen by; none where every trial diverged.</summary>
    public IReadOnlyList<Trial> ModelTrials => Final.Count > 0 ? [.. Final.Select(result => result.Trial)]
        : Outcome.Choice is not { } choice ? []
        : [.. Outcome.Results.Plan.Trials.Where(pair => pair.Key.Setting == choice.Winner.Setting.Number
            && pair.Key.Fold == 0 && pair.Key.Rung == choice.Winner.Rung).Select(pair => pair.Value)];

    /// <summary>What its networks scored on the test set.</summary>
    public IReadOnlyList<ModelMetric> ModelMetrics => Outcome.Final is not { } final ? []
        : [new(MetricNames.Of(Outcome.Results.Plan.Metric), "test", final.Examples.Mean, final.Examples.Low,
            final.Examples.High, "examples")];
}
