using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>Trains what a diagnosis asks for, step by step, as trials of one study: those that the store has are not
/// trained again. Networks are then known by what they said of the judging points.</summary>
/// <param name="study">the name of the study</param>
sealed class DiagnosisWork(
    string study, DiagnosisTrials trials, DataPlaces places, int workers, IStudyStore store, TimeProvider time,
    IProgress<StudyProgress>? progress, CancellationToken cancellation)
{
    readonly TrialExecution _execution = new(places);
    readonly List<Trial> _planned = [];
    readonly Dictionary<DiagnosisKey, TrialRecord> _records = [];
    readonly Dictionary<int, JudgingPoints> _points = [];
    readonly Dictionary<FileDescription, Preprocessing> _fits = [];

    /// <summary>What was asked, which is kept with the study. Default: null.</summary>
    public string? Definition { get; init; }

    /// <summary>Whether nothing is trained, and only what has ended is measured. Default: no.</summary>
    public bool IsLooking { get; init; }

    /// <summary>Rows whose labels look wrong, which cleaned variants are trained without.</summary>
    public IReadOnlyList<int> Suspects { set => trials.Suspects = value; }

    /// <summary>The numbers of the rows that judge in a rotation.</summary>
    public int[] JudgesOf(int rotation) => trials.JudgesOf(rotation);

    /// <summary>How many of the trainings diverged, and how many there were.</summary>
    public (int Diverged, int All) Trainings =>
        (_records.Values.Count(record => record.State == TrialState.Diverged), _records.Count);

    public IReadOnlyList<TrialRecord> Records => [.. _records.Values.DistinctBy(record => record.Hash)];

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
        store.Plan(study, DiagnosisRun.Experiment, new StudySettings(DiagnosisRun.Experiment), _planned,
            Definition);
        store.RetryFailed(study);
        var list = TrialList.Of(described);
        new StudyRunner(store, _execution.Run, time, workers).Run(list, progress, cancellation);
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

    /// <summary>What a network said of the judging points: probabilities of classes, or values in the units of the
    /// file, <c>[points × outputs]</c>.</summary>
    /// <exception cref="DiagnosisException">its training diverged</exception>
    public double[] Predictions(DiagnosisKey key)
    {
        var record = _records[key];
        var outputs = store.Predictions(record.Hash) ?? throw new DiagnosisException(
            $"{Trainings.Diverged} of {Trainings.All} trainings diverged, so that errors have no mean.")
        {
            IsDivergence = true,
        };
        var points = PointsOf(key.Rotation);
        return points.IsClassification ? Metrics.Probabilities(outputs, points.Outputs)
            : Unscaled(outputs, FitOf(trials.Of(key)));
    }

    /// <summary>The points that judge networks of a rotation.</summary>
    public JudgingPoints PointsOf(int rotation)
    {
        if (_points.TryGetValue(rotation, out var known))
            return known;
        var trial = trials.Of(new DiagnosisKey(
            _records.Keys.First().Variant with { IsCleaned = false }, rotation, 0, DiagnosisKeys.Pilot, 0, 0));
        var examples = _execution.Load(trial).For(trial.Recipe)[Split.Validation]!;
        var (labels, outputs) = (examples.Labels.ToArray(), examples.Outputs);
        var targets = examples.IsClassification ? OneHot(labels, outputs)
            : Unscaled(examples.Values.ToArray(), FitOf(trial));
        return _points[rotation] = new(targets, labels, outputs,
            Array.ConvertAll(examples.Inputs.ToArray(), value => (double)value),
            examples.Features,
            trials.UnitsOf(rotation));
    }

    Preprocessing FitOf(Trial trial)
    {
        var data = (FileDescription)trial.Data;
        if (!_fits.TryGetValue(data, out var fit))
            _fits[data] = fit = data.Fit(trial.Seed, places);
        return fit;
    }

    // Each training set has a mean and a deviation of its own; what they predict is compared in the file's units.
    static double[] Unscaled(float[] values, Preprocessing fit)
    {
        var wide = Array.ConvertAll(values, value => (double)value);
        fit.ToTargetUnits(wide);
        return wide;
    }

    static double[] OneHot(int[] labels, int classes)
    {
        var targets = new double[labels.Length * classes];
        for (var row = 0; row < labels.Length; row++)
            targets[row * classes + labels[row]] = 1;
        return targets;
    }
}
