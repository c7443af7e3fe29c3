using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>The trials on one kind of training data, one per seed. Errors are in percent.</summary>
sealed class MemorizationOutcome(MemorizedData data, IReadOnlyList<TrialResult> trials)
{
    public MemorizedData Data { get; } = data;

    public IReadOnlyList<TrialResult> Trials { get; } = trials;

    /// <summary>The trials that came to their end.</summary>
    public IReadOnlyList<History> Finished { get; } =
        [.. trials.Select(trial => trial.History).Where(history => !history.Diverged)];

    public int Diverged => Trials.Count - Finished.Count;

    public double[] Final(Split split) => [.. Finished.Select(history => 100 * history.Last[split]!.Error)];

    public double[] Gap() => SearchOutcome.Differences(Final(Split.Test), Final(Split.Training));

    /// <summary>Epochs until no training example was wrong, by seed; without the seeds that never came there.</summary>
    public IReadOnlyDictionary<ulong, double> EpochsToFit() => Trials
        .Select(trial =>
            (trial.Trial.Seed,
                Fit: trial.History.Evaluations.FirstOrDefault(evaluation => evaluation.Training!.Error == 0)))
        .Where(pair => pair.Fit is not null)
        .ToDictionary(pair => pair.Seed, pair => pair.Fit!.Epoch);

    public IReadOnlyList<SeedCurve> Curves(Split split, Func<Evaluation, double> place) =>
    [
        .. Trials.Select(trial => new SeedCurve(
            trial.Trial.Seed,
            [.. trial.History.Evaluations.Select(evaluation =>
                new CurvePoint(place(evaluation), 100 * evaluation[split]!.Error))])),
    ];
}
