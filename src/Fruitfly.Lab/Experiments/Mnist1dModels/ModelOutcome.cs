using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>The trials of one network on one arrangement, one per seed. Accuracies are in percent.</summary>
sealed class ModelOutcome(ComparedModel model, Arrangement arrangement, IReadOnlyList<TrialResult> trials)
{
    public ComparedModel Model { get; } = model;

    public Arrangement Arrangement { get; } = arrangement;

    public IReadOnlyList<TrialResult> Trials { get; } = trials;

    /// <summary>The trials that came to their end.</summary>
    public IReadOnlyList<History> Finished { get; } =
        [.. trials.Select(trial => trial.History).Where(history => !history.Diverged)];

    public int Diverged => Trials.Count - Finished.Count;

    public double[] Final(Split split) => [.. Finished.Select(history => Accuracy(history.Last, split))];

    /// <summary>The best of each seed's whole curve on the test set: a choice that only a
    /// look at the test set allows.</summary>
    public double[] Best() =>
        [.. Finished.Select(history => history.Evaluations.Max(evaluation => Accuracy(evaluation, Split.Test)))];

    public double[] FinalLoss() => [.. Finished.Select(history => history.Last.Test!.Loss)];

    public double[] LowestLoss() =>
        [.. Finished.Select(history => history.Evaluations.Min(evaluation => evaluation.Test!.Loss))];

    /// <summary>Test accuracy after the last step by seed; without the diverged ones.</summary>
    public IReadOnlyDictionary<ulong, double> FinalBySeed() => Trials.Where(trial => !trial.History.Diverged)
        .ToDictionary(trial => trial.Trial.Seed, trial => Accuracy(trial.History.Last, Split.Test));

    public IReadOnlyList<SeedCurve> TestAccuracies() => Curves(evaluation => Accuracy(evaluation, Split.Test));

    public IReadOnlyList<SeedCurve> TestLosses() => Curves(evaluation => evaluation.Test!.Loss);

    IReadOnlyList<SeedCurve> Curves(Func<Evaluation, double> value) =>
    [
        .. Trials.Select(trial => new SeedCurve(
            trial.Trial.Seed,
            [.. trial.History.Evaluations.Select(evaluation => new CurvePoint(evaluation.Step, value(evaluation)))])),
    ];

    static double Accuracy(Evaluation evaluation, Split split) => 100 * (1 - evaluation[split]!.Error);
}
