using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Setups;

/// <summary>What the predictions of trained networks are worth, on the test examples or, where there are none, on the
/// validation examples.</summary>
/// <param name="Split">the examples that were predicted</param>
/// <param name="Rows">every metric of the task, in the order of <see cref="Metric"/></param>
/// <param name="Confusions">of all networks together; null where the targets are real values</param>
/// <param name="Calibration">of all networks together; null where the targets are real values</param>
/// <param name="Overconfidence">the mean confidence of predictions minus the share that is right; null where the
/// targets are real values</param>
public sealed record TrainedMetrics(
    Split Split, IReadOnlyList<MeasuredMetric> Rows, ConfusionMatrix? Confusions, CalibrationCurve? Calibration,
    Estimate? Overconfidence)
{
    /// <summary>How many groups the examples make, which intervals over other examples count; null where they stand
    /// alone.</summary>
    public int? Groups { get; init; }

    /// <summary>The examples by which a setup is judged; null where all are trained on, or where their predictions are
    /// too many to keep.</summary>
    internal static Split? SplitOf(DataSize size) => JudgedBy(size) is { } judged
        && (long)size[judged] * size.Outputs <= Training.History.MostPredictions ? judged : null;

    internal static Split? JudgedBy(DataSize size) =>
        ((Split[])[Split.Test, Split.Validation]).Where(split => size[split] > 0).Cast<Split?>().FirstOrDefault();

    /// <param name="networks">that came to their end</param>
    /// <param name="predictions">of the trial with that hash</param>
    /// <param name="load">the data of a trial</param>
    /// <returns>null where no network's predictions were kept</returns>
    internal static TrainedMetrics? Of(
        SetupPlan plan, IReadOnlyList<TrialResult> networks, Func<string, float[]?> predictions,
        Func<Trial, DataSet> load)
    {
        List<PredictedExamples> predicted =
        [
            .. from network in networks
               let judged = network.Trial.Recipe.KeepPredictionsOn
               where judged is not null && !network.History.Diverged
               let kept = predictions(TrialIdentity.Hash(network.Trial))
               let examples = kept is { Length: > 0 } ? load(network.Trial)[judged.Value] : null
               where examples is not null && kept.Length == examples.Count * examples.Outputs
               select new PredictedExamples(kept, examples, plan.TargetDeviationsOf(network.Trial)),
        ];
        if (predicted.Count == 0)
            return null;
        var split = plan.Trials[0].Recipe.KeepPredictionsOn!.Value;
        var isClassification = plan.Size.Classes > 0;
        return new(
            split,
            [
                .. from metric in Enum.GetValues<Metric>()
                   where metric.IsOfClasses == isClassification
                   let scores = predicted.ConvertAll(network => network.Score(metric))
                   select new MeasuredMetric(metric, scores.Average(score => score.Value),
                       plan.Setup.VariesSplit
                           ? null : ExampleGroups.By(plan.Groups, ScoredExamples.Mean(scores)).Interval(),
                       scores.Count == 1 ? null : OverNetworks(plan, metric, split, scores)),
            ],
            isClassification
                ? predicted.Select(network => network.Confusions).Aggregate((sum, one) => sum + one) : null,
            isClassification ? PredictedExamples.Calibration(predicted) : null,
            isClassification ? Overconfident(plan, split, predicted) : null)
        {
            Groups = plan.Groups?.Count,
        };
    }

    static Estimate OverNetworks(SetupPlan plan, Metric metric, Split split, List<ScoredExamples> scores)
    {
        var mean = TrainedScores.OverNetworks(plan, split, [.. scores.Select(score => score.Value)]);
        var least = metric == Metric.RSquared ? double.NegativeInfinity : 0;
        var most = metric is Metric.LogLoss or Metric.Brier or Metric.RootMeanSquaredError or Metric.MeanAbsoluteError
            ? double.PositiveInfinity : 1;
        return mean.Within(least, most);
    }

    static Estimate Overconfident(SetupPlan plan, Split split, List<PredictedExamples> predicted)
    {
        if (plan.Setup.VariesSplit && predicted.Count > 1)
            return TrainedScores.OverNetworks(
                plan, split, [.. predicted.Select(network => network.Overconfidence.Average())]);
        return ExampleGroups.Mean(plan.Groups, [.. Enumerable.Range(0, predicted[0].Overconfidence.Count)
            .Select(example => predicted.Average(network => network.Overconfidence[example]))]);
    }
}

/// <summary>The mean of a metric over networks.</summary>
/// <param name="Examples">with the interval over other examples of the split; null where the networks have splits of
/// their own</param>
/// <param name="Networks">with the interval over seeds or splits; null of one network</param>
public sealed record MeasuredMetric(Metric Metric, double Value, Estimate? Examples, Estimate? Networks);
