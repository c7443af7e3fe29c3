using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What the chosen setting scored on the test examples, which were opened for it alone.</summary>
/// <param name="Examples">the mean over the networks with the 95 % interval that other test examples would move it
/// within</param>
/// <param name="Networks">the score of each that did not diverge, in the order of the seeds</param>
/// <param name="Diverged">networks that did</param>
public sealed record FinalScore(Estimate Examples, IReadOnlyList<double> Networks, int Diverged)
{
    /// <summary>Null where the data have no test examples, or every network diverged.</summary>
    /// <param name="trials">of the chosen setting, with the test set opened at their end</param>
    public static FinalScore? Of(IReadOnlyList<TrialResult> trials, Metric metric, SweepSources sources)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(sources);
        var ended = trials.Where(trial => !trial.History.Diverged && trial.History.Evaluations.Count > 0)
            .OrderBy(trial => trial.Trial.Seed).ToList();
        if (ended.Count == 0)
            return null;
        List<ScoredExamples> scored = [.. ended
            .Select(trial => TrialScores.ByExample(trial, metric, Split.Test, sources)).OfType<ScoredExamples>()];
        if (scored.Count == ended.Count && scored.All(one => one.ByExample.Count == scored[0].ByExample.Count))
            return new(ScoredExamples.Mean(scored).Interval(), [.. scored.Select(one => one.Value)],
                trials.Count - ended.Count);
        double[] errors = [.. ended.Select(trial => trial.History.Last.Test?.Error).OfType<double>()];
        if (errors.Length < ended.Count || metric is not (Metric.Error or Metric.Accuracy))
            return null;
        double[] values = metric == Metric.Error ? errors : [.. errors.Select(error => 1 - error)];
        var wilson = Proportion.Wilson(values.Average(), sources.Data(ended[0].Trial).Test!.Count);
        return new(new(wilson.Value, double.NaN, wilson.Low, wilson.High, wilson.Count), values,
            trials.Count - ended.Count);
    }
}
