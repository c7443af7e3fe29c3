using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>The trials of one classifier, one per seed. Errors and accuracies are in percent.</summary>
sealed class ClassifierOutcome(ImageClassifier classifier, IReadOnlyList<TrialResult> trials)
{
    public ImageClassifier Classifier { get; } = classifier;

    public IReadOnlyList<TrialResult> Trials { get; } = trials;

    /// <summary>The trials that came to their end.</summary>
    public IReadOnlyList<TrialResult> Finished { get; } = [.. trials.Where(trial => !trial.History.Diverged)];

    public int Diverged => Trials.Count - Finished.Count;

    /// <summary>Share of right predictions after the last step.</summary>
    public double[] Accuracy(Split split) =>
        [.. Finished.Select(trial => 100 * (1 - trial.History.Last[split]!.Error))];

    /// <summary>How much more of the test set is right than with another classifier of the same seed.</summary>
    public double[] Gain(ClassifierOutcome other) =>
    [
        .. from mine in Finished
           join others in other.Finished on mine.Trial.Seed equals others.Trial.Seed
           select 100 * (others.History.Last.Test!.Error - mine.History.Last.Test!.Error),
    ];

    /// <summary>Over all seeds; null where every trial diverged.</summary>
    public ConfusionMatrix? Confusions =>
        Finished.Count == 0 ? null : Finished.Select(trial => trial.History.Confusions!).Aggregate((a, b) => a + b);

    public CurveSeries Curves(Split split) => new(
        split == Split.Training ? Meaning.Training : Meaning.Test,
        [.. Trials.Select(trial => new SeedCurve(
            trial.Trial.Seed,
            [.. trial.History.Evaluations.Select(e => new CurvePoint(e.Step, 100 * e[split]!.Error))]))]);
}
