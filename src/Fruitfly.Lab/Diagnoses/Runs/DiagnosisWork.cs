using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement.Noise;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>Trains what a diagnosis asks for, step by step, as trials of one study: those that the store has are not
/// trained again. Networks are then known by what they said of the judging points.</summary>
/// <param name="study">the name of the study</param>
sealed partial class DiagnosisWork(
    string study, DiagnosisTrials trials, DataPlaces places, int workers, IStudyStore store, TimeProvider time,
    IProgress<StudyProgress>? progress, CancellationToken cancellation)
{
    readonly TrialExecution _execution = new(places);
    readonly List<Trial> _planned = [];
    readonly Dictionary<DiagnosisKey, TrialRecord> _records = [];
    readonly Dictionary<FileDescription, Preprocessing> _fits = [];
    readonly OpenedTests _opened = new(store, study);

    /// <summary>What was asked, which is kept with the study. Default: null.</summary>
    public string? Definition { get; init; }

    /// <summary>Whether nothing is trained, and only what has ended is measured. Default: no.</summary>
    public bool IsLooking { get; init; }

    /// <summary>Rows whose labels look wrong, which cleaned variants are trained without.</summary>
    public IReadOnlyList<int> Suspects { set => trials.Suspects = value; }

    /// <summary>How many of the trainings diverged, and how many there were.</summary>
    public (int Diverged, int All) Trainings =>
        (_records.Values.Count(record => record.State == TrialState.Diverged), _records.Count);

    public IReadOnlyList<TrialRecord> Records => [.. _records.Values.DistinctBy(record => record.Hash)];

    /// <summary>How often test sets of the file were seen until now, except by this network.</summary>
    public int OpenedBefore(DiagnosisKey key) => _opened.TimesBefore(trials.Of(key));

    /// <summary>Trains those that were not trained yet.</summary>
    /// <exception cref="OperationCanceledException">cancelled; what was finished is kept</exception>
    /// <exception cref="MissingDataException">a file of the data is gone</exception>
    /// <exception cref="TrialsFailedException">trials failed</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    /// <exception cref="StillToTrainException">some were not, and nothing is to be trained</exception>
    public void Train(IEnumerable<DiagnosisKey> keys)
    {
        DiagnosisKey[] missing = [.. keys.Distinct().Where(key => !_records.ContainsKey(key))];
        if (missing.Length == 0)
            return;
        if (IsLooking)
        {
            if (!Take(missing))
                throw new StillToTrainException();
            return;
        }
        Trial[] described = [.. missing.Select(trials.Of)];
        _planned.AddRange(described);
        // What was seen of the test set stays in the study, whatever is planned now.
        store.Plan(study, DiagnosisRun.Experiment, new StudySettings(DiagnosisRun.Experiment),
            [.. _planned, .. _opened.Trials], Definition);
        store.RetryFailed(study);
        var list = TrialList.Of(described);
        new StudyRunner(store, _execution.Run, time, workers, together: _execution).Run(list, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        foreach (var (key, record) in missing.Zip(MeasuredTrials.Of(store, study, list)))
            _records[key] = record;
    }

    /// <summary>Takes the results of those that the store has.</summary>
    /// <returns>false where any has none, and nothing is taken</returns>
    public bool Take(IEnumerable<DiagnosisKey> keys)
    {
        DiagnosisKey[] missing = [.. keys.Distinct().Where(key => !_records.ContainsKey(key))];
        var list = TrialList.Of([.. missing.Select(trials.Of)]);
        var states = store.States(list.Hashes);
        if (!list.Hashes.All(hash => states.GetValueOrDefault(hash) is TrialState.Done or TrialState.Diverged))
            return false;
        foreach (var (key, record) in missing.Zip(MeasuredTrials.Of(store, study, list)))
            _records[key] = record;
        return true;
    }

    /// <summary>How many trials several choices are, without how long they take.</summary>
    public IReadOnlyList<(int ToRun, int AlreadyThere, long Operations)> Counts(
        IReadOnlyList<IReadOnlyList<DiagnosisKey>> choices) =>
        [.. choices.Select(CostOf).Select(cost => (cost.ToRun.Count, cost.AlreadyThere, cost.Operations))];

    /// <summary>What <see cref="Train"/> would cost for several choices of trials. How fast this machine is, is measured
    /// once for all of them.</summary>
    public IReadOnlyList<StudyForecast> Forecasts(IReadOnlyList<IReadOnlyList<DiagnosisKey>> choices)
    {
        StudyCost[] costs = [.. choices.Select(CostOf)];
        var all = CostOf([.. choices.SelectMany(keys => keys)]);
        var speed = new Calibration(time, Math.Clamp(all.ToRun.Count, 1, workers))
            .Measure(all, _execution.Load, cancellation);
        return [.. costs.Select(cost => StudyForecast.Of(cost, speed, workers))];
    }

    StudyCost CostOf(IReadOnlyList<DiagnosisKey> keys) => StudyCost.Of(
        [.. keys.Distinct().Select(trials.Of)], hashes =>
        {
            var states = store.States(hashes);
            return hash => states.TryGetValue(hash, out var state) && state is TrialState.Done or TrialState.Diverged;
        }, _execution.Load);

    /// <summary>The noise from rows with equal inputs, where there are enough of them.</summary>
    public ReplicateNoise? Replicates() => ReplicateRows.NoiseOf(trials.OutsideTest);
}
