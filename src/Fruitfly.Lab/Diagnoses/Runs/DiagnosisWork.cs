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
    /// <summary>Most parts of a table train two networks that follow each other, and then none.</summary>
    const long CacheBytes = 1 << 27;

    readonly TrialExecution _execution = new(places) { CacheBytes = CacheBytes };
    readonly List<Trial> _planned = [];
    readonly Dictionary<DiagnosisKey, TrialRecord> _records = [];
    readonly Dictionary<FileDescription, Preprocessing> _fits = [];
    readonly OpenedTests _opened = new(store, study);
    readonly DiagnosisProgress? _progress = progress is null ? null : new(progress, time);
    SpeedLessons? _lessons;

    /// <summary>What was asked, which is kept with the study. Default: null.</summary>
    public string? Definition { get; init; }

    /// <summary>How fast this machine is known to be. Default: null, it is measured.</summary>
    public KeptSpeeds? Speeds { get; init; }

    /// <summary>Whether nothing is trained, and only what has ended is measured. Default: no.</summary>
    public bool IsLooking { get; init; }

    /// <summary>Rows whose labels look wrong, with the guessed ones, for cleaned variants.</summary>
    public IReadOnlyList<NewLabel> Suspects { set => trials.Suspects = value; }

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
        _progress?.Begin([.. list.Hashes.Distinct()]);
        new StudyRunner(store, _execution.Run, time, workers, together: _execution)
        {
            EndedAlone = _lessons is { } lessons ? lessons.Ended : null,
        }.Run(list, _progress, cancellation);
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

    /// <summary>Floating-point operations of all of them, whether they have ended or not.</summary>
    public long OperationsOf(IEnumerable<DiagnosisKey> keys) =>
        StudyCost.Of([.. keys.Distinct().Select(trials.Of)], _ => _ => false, _execution.Load).Operations;

    /// <summary>How long <see cref="Train"/> would take for several choices of trials. How fast this machine is, is
    /// measured once for all of them.</summary>
    public IReadOnlyList<StudyForecast> Forecasts(IReadOnlyList<StudyCost> costs)
    {
        var speed = SpeedOf(new([.. costs.SelectMany(cost => cost.ToRun).DistinctBy(trial => trial.Hash)], 0));
        return [.. costs.Select(cost => StudyForecast.Of(cost, speed, workers))];
    }

    /// <summary>The trials of the whole diagnosis, as far as they are known now, beside those that were trained:
    /// progress is said of all.</summary>
    public void Expect(IEnumerable<DiagnosisKey> keys)
    {
        if (_progress is null)
            return;
        DiagnosisKey[] needed = [.. keys.Union(_records.Keys)];
        var cost = CostOf(needed);
        var speed = SpeedOf(cost);
        if (Speeds is not null)
            _lessons = new SpeedLessons(Speeds, cost, speed, AtOnce(cost));
        _progress.Expect(StudyForecast.Of(cost, speed, workers).Trials, needed.Length);
    }

    /// <summary>Keeps what the trials have shown of this machine's speed.</summary>
    public void KeepSpeeds()
    {
        _lessons?.Learn();
        Speeds?.Keep();
    }

    MachineSpeed SpeedOf(StudyCost cost) =>
        new Calibration(time, AtOnce(cost), Speeds).Measure(cost, _execution.Load, cancellation);

    int AtOnce(StudyCost cost) => Math.Clamp(cost.ToRun.Count, 1, workers);

    /// <summary>What trials are, and which of them the store has.</summary>
    public StudyCost CostOf(IEnumerable<DiagnosisKey> keys) => StudyCost.Of(
        [.. keys.Distinct().Select(trials.Of)], hashes =>
        {
            var states = store.States(hashes);
            return hash => states.TryGetValue(hash, out var state) && state is TrialState.Done or TrialState.Diverged;
        }, _execution.Load);

    /// <summary>The noise from rows with equal inputs, where there are enough of them.</summary>
    public ReplicateNoise? Replicates() => ReplicateRows.NoiseOf(trials.OutsideTest);
}
