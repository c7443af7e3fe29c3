using Fruitfly.Data.Tables;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Sweeps.Runs;

/// <summary>One run of a sweep, while it is under way.</summary>
/// <param name="forecast">null where the whole is a matter of moments</param>
/// <param name="stop">cancelled by a person, or by the clock</param>
sealed class SweepWork(
    SweepRun run, IStudyStore store, StudyForecast? forecast, TimeProvider time, IProgress<StudyProgress>? progress,
    CancellationToken cancellation, CancellationToken stop)
{
    readonly TrialExecution _execution = run.ExecutionFor(run.Plan.Trials.Count);
    readonly List<Trial> _planned = [];
    readonly SweepPlan _plan = run.Plan;
    readonly Dictionary<FileDescription, double> _scales = [];
    readonly Dictionary<string, TrialRecord> _ended = [];
    readonly long _start = time.GetTimestamp();
    SweepProgress? _progress;
    double[] _seconds = [];
    int _begun;

    public bool IsStoppedByClock { get; private set; }

    /// <summary>Predictions and examples, for metrics that are computed from them.</summary>
    public SweepSources Sources => new(
        trial => _execution.Load(trial).For(trial.Recipe), trial => store.Predictions(TrialIdentity.Hash(trial)))
    {
        TargetScale = TargetScale,
    };

    // Folds and the final training may each have a scale of their own.
    double TargetScale(Trial trial)
    {
        if (trial.Data is not FileDescription { StandardizeTargets: true } file)
            return 1;
        if (!_scales.TryGetValue(file, out var scale))
            _scales[file] = scale =
                file.Fit(trial.Seed, run.Places).TargetDeviations is [var deviation, ..] ? deviation : 1;
        return scale;
    }

    public SweepResults TrainCandidates()
    {
        var expected = run.Expected();
        if (forecast is not null)
            _seconds = [.. TrialList.Of(expected).Hashes.Select(hash => forecast.Trials.GetValueOrDefault(hash))];
        if (progress is not null)
            _progress = new(progress, forecast is not null ? _seconds : [.. expected.Select(_ => 1.0)], time, _start);
        var results = new Dictionary<SweepKey, TrialResult>();
        if (_plan.Ladder is not { } ladder)
            Train([.. _plan.Trials], results);
        else
            _ = new HalvingClimb(_plan, ladder, trial => TrialScores.Of(trial, _plan.Metric, Sources))
                .Climb(trials => Train(trials, results)).TakeWhile(_ => !IsStoppedByClock).Count();
        return new SweepResults(_plan, results);
    }

    /// <summary>The candidates that the store has results of, with their records.</summary>
    public (SweepResults Results, IReadOnlyList<TrialRecord> Records) Ended()
    {
        var results = new Dictionary<SweepKey, TrialResult>();
        var list = TrialList.Of([.. _plan.Trials.Select(pair => pair.Value)]);
        var slim = Slimmer(list, _plan.Trials);
        List<TrialRecord> records = [.. store.Trials(list).Where(record => record.Result is not null)
            .DistinctBy(record => record.Hash).Select(slim)];
        Gather(_plan.Trials, list, records, results);
        return (new SweepResults(_plan, results), records);
    }

    public IReadOnlyList<TrialResult> TrainFinal(SweepSetting chosen)
    {
        var trials = _plan.Final(chosen);
        if (trials.Count == 0 || IsStoppedByClock)
            return [];
        var list = Run(trials);
        if (IsStoppedByClock)
            return [];
        var records = MeasuredTrials.Of(store, _plan.Name, list);
        Remember(records);
        return [.. records.Select(record => record.Result!)];
    }

    public void EndProgress()
    {
        if (!IsStoppedByClock)
            _progress?.End();
    }

    public Provenance ProvenanceSince(long began)
    {
        List<TrialRecord> records =
            [.. TrialList.Of(_planned).Hashes.Where(_ended.ContainsKey).Select(hash => _ended[hash])];
        return Provenance.Of(run.Command, _plan.Name, records, [], time, began) with
        {
            Cost = CostComparison.Of(forecast, records, time.GetElapsedTime(_start)),
        };
    }

    IReadOnlyDictionary<SweepKey, TrialResult> Train(
        IReadOnlyList<KeyValuePair<SweepKey, Trial>> keyed, Dictionary<SweepKey, TrialResult> results)
    {
        var list = Run([.. keyed.Select(pair => pair.Value)]);
        var slim = Slimmer(list, keyed);
        var records = IsStoppedByClock
            ? [.. store.Trials(list).Where(record => record.Result is not null).Select(slim)]
            : MeasuredTrials.Of(store, _plan.Name, list, slim);
        Remember(records);
        if (records.Count == 0)
            throw new TrialsFailedException(_plan.Name, keyed.Count, keyed.Count,
                "the time was over before a trial ended");
        Gather(keyed, list, records, results);
        return results;
    }

    /// <summary>Leaves out of a record what the plan says already: 100,000 trials as the store describes them take more
    /// memory than all the rest.</summary>
    static Func<TrialRecord, TrialRecord> Slimmer(
        TrialList list, IReadOnlyList<KeyValuePair<SweepKey, Trial>> keyed)
    {
        var trials = list.Hashes.Zip(keyed).DistinctBy(pair => pair.First)
            .ToDictionary(pair => pair.First, pair => pair.Second.Value);
        return record => record with
        {
            Description = "",
            Result = record.Result is { } result ? result with { Trial = trials[record.Hash] } : null,
        };
    }

    void Remember(IReadOnlyList<TrialRecord> records)
    {
        foreach (var record in records)
            _ended[record.Hash] = record;
    }

    static void Gather(
        IReadOnlyList<KeyValuePair<SweepKey, Trial>> keyed, TrialList list, IReadOnlyList<TrialRecord> records,
        Dictionary<SweepKey, TrialResult> results)
    {
        var ended = records.DistinctBy(record => record.Hash)
            .ToDictionary(record => record.Hash, record => record.Result!);
        foreach (var (pair, hash) in keyed.Zip(list.Hashes))
            if (ended.TryGetValue(hash, out var result))
                results[pair.Key] = result;
    }

    TrialList Run(IReadOnlyList<Trial> trials)
    {
        _planned.AddRange(trials);
        var study = store.Plan(
            _plan.Name, SweepRun.Experiment, new StudySettings(SweepRun.Experiment), _planned, _plan.Definition).Name;
        store.RetryFailed(study);
        var list = TrialList.Of(trials);
        _progress?.Begin(trials.Count);
        // A setting that climbs costs what was predicted for the one in whose place it is.
        var predicted = forecast is null ? null : list.Hashes.Zip(_seconds.Skip(_begun))
            .Where(trial => trial.Second > 0).DistinctBy(trial => trial.First)
            .ToDictionary(trial => trial.First, trial => trial.Second);
        _begun += trials.Count;
        try
        {
            new StudyRunner(store, _execution.Run, time, run.Workers, predicted, _execution)
            {
                EndedAlone = forecast?.Lessons is { } lessons ? lessons.Ended : null,
            }.Run(list, _progress, stop);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            IsStoppedByClock = true;
        }
        return list;
    }
}
