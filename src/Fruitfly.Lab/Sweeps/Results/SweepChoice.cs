using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Which setting is best by its mean on the validation examples, and which others may be just as
/// good.</summary>
/// <param name="Ranked">all candidates, the best first</param>
public sealed record SweepChoice(IReadOnlyList<RankedSetting> Ranked)
{
    public SettingScore Winner => Ranked[0].Score;

    /// <summary>Those that the trials cannot tell from the best, without it, the nearest first.</summary>
    public IEnumerable<RankedSetting> Rivals =>
        Ranked.Skip(1).Where(setting => setting.Verdict == SettingVerdict.NotDistinguishable);

    /// <summary>The winner's own score, which flatters it.</summary>
    public double Raw => Winner.Mean;

    /// <summary>How many seeds would decide between the best and the nearest rival; unknown where there is none, and
    /// for folds.</summary>
    public DecidingCount ToDecide => Rivals.FirstOrDefault() is { Difference: { } difference } && Winner.Folds == 0
        ? DecidingCount.Of(difference.Mean, difference.StandardDeviation) : default;

    /// <summary>Null where every trial diverged.</summary>
    public static SweepChoice? Of(SweepScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Candidates.Count == 0)
            return null;
        // Means over fewer seeds are no pairs: a setting that diverged is not compared.
        List<SettingScore> compared = [.. scores.Candidates.Where(one => one.Diverged == 0)];
        var verdicts = new Dictionary<SettingScore, RankedSetting>(ReferenceEqualityComparer.Instance);
        if (compared.Count > 0)
        {
            var repetitions = compared[0].Repetitions.Count;
            double[] losses = [.. compared.SelectMany(one => one.Repetitions)
                .Select(repetition => scores.Metric.Cost(repetition.Value))];
            var shared = scores.Plan.Folds > 1 ? 1.0 / (scores.Plan.Folds - 1) : 0;
            foreach (var (one, found) in compared.Zip(
                BestSettings.Of(losses, repetitions, testToTraining: shared)))
                verdicts[one] = Compare(one, found, one == compared[0], scores);
        }
        return new([.. scores.Candidates.Select(one => verdicts.TryGetValue(one, out var ranked) ? ranked
            : new(one, null, one == scores.Candidates[0] ? SettingVerdict.Best : SettingVerdict.Diverged))]);
    }

    static RankedSetting Compare(SettingScore one, ComparedSetting found, bool isBest, SweepScores scores) => isBest
        ? new(one, null, SettingVerdict.Best)
        : new(one, found.Difference.Count < 2 ? null : Signed(found.Difference, scores.Metric),
            found.IsWorse ? SettingVerdict.Worse : SettingVerdict.NotDistinguishable);

    static Estimate Signed(Estimate loss, MetricWords metric) => metric.IsHigherBetter
        ? loss with { Mean = -loss.Mean, Low = -loss.High, High = -loss.Low } : loss;
}

/// <param name="Difference">its score minus that of the best, paired by seed, or by fold where there are folds; null
/// for the best, and where there are not two to pair</param>
public sealed record RankedSetting(SettingScore Score, Estimate? Difference, SettingVerdict Verdict);

public enum SettingVerdict
{
    /// <summary>the best by its mean</summary>
    Best,

    /// <summary>the trials do not tell whether the best is better</summary>
    NotDistinguishable,

    /// <summary>worse than the best, beyond chance</summary>
    Worse,

    /// <summary>not compared, since some of its trials diverged</summary>
    Diverged,
}
