using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What one trial scored.</summary>
public static class TrialScores
{
    /// <summary>The metric on the validation examples after the last step; NaN where the trial diverged. Error and
    /// accuracy are known without predictions.</summary>
    /// <exception cref="InvalidOperationException">the metric needs predictions, and the trial kept none</exception>
    public static double Of(TrialResult trial, Metric metric, SweepSources sources)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(sources);
        if (trial.History.Diverged || trial.History.Evaluations.Count == 0)
            return double.NaN;
        return trial.History.Last.Validation is { } score && metric is Metric.Error or Metric.Accuracy
            ? metric == Metric.Error ? score.Error : 1 - score.Error
            : ByExample(trial, metric, Split.Validation, sources)?.Value
                ?? throw new InvalidOperationException(
                    $"{MetricWords.Of(metric).Name} needs predictions on the validation examples, and the trial " +
                    "with seed " +
                    $"{trial.Trial.Seed} kept none.");
    }

    /// <summary>The metric with what each example of the split adds to it; null where the trial kept no predictions
    /// there.</summary>
    internal static ScoredExamples? ByExample(TrialResult trial, Metric metric, Split split, SweepSources sources)
    {
        if (trial.Trial.Recipe.KeepPredictionsOn != split
            || (trial.History.Predictions ?? sources.Predictions(trial.Trial)) is not { Length: > 0 } outputs
            || sources.Data(trial.Trial)[split] is not { } examples)
            return null;
        return new PredictedExamples(outputs, examples, [sources.TargetScale(trial.Trial)]).Score(metric);
    }
}
