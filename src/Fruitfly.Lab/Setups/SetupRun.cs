using System.Collections.Concurrent;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Networks;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Setups;

/// <summary>Trains what a setup describes as a small study: trials that the store has are not trained again.</summary>
public sealed record SetupRun(SetupPlan Plan)
{
    /// <summary>What stands in the place of an experiment's name in the store.</summary>
    public const string Experiment = "train";

    /// <summary>The command line that does the same; it stands in the report.</summary>
    public required string Command { get; init; }

    /// <summary>Where the file of the setup is found.</summary>
    public required DataPlaces Places { get; init; }

    /// <summary>Trials run at once. Default: one for each core.</summary>
    public int? Workers { get; init; }

    /// <summary>How fast this machine is known to be; the run adds to it. Default: null, it is measured where it is
    /// asked, and forgotten.</summary>
    public KeptSpeeds? Speeds { get; init; }

    /// <summary>Whether the trained networks are handed out; those that the store has the results of are then trained
    /// once more, to the same bits. Default: no.</summary>
    public bool KeepsNetworks { get; init; }

    /// <summary>Trains what is missing. Trials that failed earlier are tried again.</summary>
    /// <exception cref="OperationCanceledException">cancelled; what was finished is kept,
    /// see <see cref="Finished"/></exception>
    /// <exception cref="MissingDataException">the file of the setup is gone</exception>
    /// <exception cref="TrialsFailedException">trials failed</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public TrainedSetup Run(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var began = time.GetTimestamp();
        var workers = Workers ?? Environment.ProcessorCount;
        var execution = new TrialExecution(Places, Math.Max(1, workers / Plan.Trials.Count));
        var planned = TrialList.Of(Plan.Trials);
        var study = store.Plan(Plan.Study, Experiment, new StudySettings(Experiment), Plan.Trials).Name;
        store.RetryFailed(study);
        var forecast = ForecastOfTrials.OfMuch(
            () => StudyCost.Of(Plan.Trials, hashes => IsThere(store, hashes), execution.Load), execution, workers, time,
            Speeds, cancellation);
        var start = time.GetTimestamp();
        var networks = new ConcurrentDictionary<string, Network>();
        new StudyRunner(store, Execute, time, workers, forecast?.Trials)
        {
            EndedAlone = forecast?.Lessons is { } lessons ? lessons.Ended : null,
        }.Run(planned, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        forecast?.Lessons?.Learn();
        Speeds?.Keep();
        var took = time.GetElapsedTime(start);
        var records = MeasuredTrials.Of(store, study, planned);
        TrialResult[] results = [.. records.Select(record => record.Result!)];
        var scores = Scores(store, results, execution);
        var provenance = Provenance.Of(Command, study, records, [.. Plan.Setup.ToPairs()], time, began) with
        {
            Cost = CostComparison.Of(forecast, records, took),
        };
        var again = 0;
        if (KeepsNetworks)
            foreach (var (trial, hash) in Plan.Trials.Zip(planned.Hashes)
                .Where(trial => !networks.ContainsKey(trial.Second)))
            {
                networks[hash] = execution.Train(trial, cancellation).Network;
                again++;
            }
        return new TrainedSetup(
            scores, SetupReport.Of(scores, study, provenance),
            KeepsNetworks ? [.. planned.Hashes.Select(hash => networks[hash])] : [], again);

        TrialResult Execute(Trial trial, CancellationToken stop)
        {
            var (result, network) = execution.Train(trial, stop);
            if (KeepsNetworks)
                networks[TrialIdentity.Hash(trial)] = network;
            return result;
        }
    }

    /// <summary>The networks that came to their end, in the order of the seeds: what an
    /// interrupted run can still tell.</summary>
    public TrainedScores Finished(IStudyStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Scores(store,
            [.. store.Trials(TrialList.Of(Plan.Trials)).Select(record => record.Result).OfType<TrialResult>()],
            new TrialExecution(Places));
    }

    TrainedScores Scores(IStudyStore store, TrialResult[] networks, TrialExecution execution) => new(Plan, networks)
    {
        Metrics = TrainedMetrics.Of(
            Plan, networks, store.Predictions, trial => execution.Load(trial).For(trial.Recipe)),
    };

    static Predicate<string> IsThere(IStudyStore store, IReadOnlyList<string> hashes)
    {
        var states = store.States(hashes);
        return hash => states.TryGetValue(hash, out var state) && state is (TrialState.Done or TrialState.Diverged);
    }
}

/// <summary>What a setup came to.</summary>
/// <param name="Networks">after training, in the order of the trials; none where they were not asked for</param>
/// <param name="TrainedAgain">how many of them were trained once more, since the store
/// keeps results and no parameters</param>
public sealed record TrainedSetup(
    TrainedScores Scores, Report Report, IReadOnlyList<Network> Networks, int TrainedAgain);
