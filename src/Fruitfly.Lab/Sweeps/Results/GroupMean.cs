using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The mean score of several settings with its interval.</summary>
static class GroupMean
{
    /// <summary>On a grid every setting is repeated with the same seeds or folds: their mean is taken for each
    /// repetition, and the interval covers what a setting's own covers. Settings that were drawn are a sample: the
    /// interval then is over settings. Null where every trial diverged.</summary>
    public static Estimate? Of(IReadOnlyList<SettingScore> settings, SweepPlan plan)
    {
        if (settings.Count == 1)
            return settings[0].Estimate;
        if (plan.Design != SweepDesign.Grid)
            return settings.Select(setting => setting.Mean).Where(double.IsFinite).ToArray() is { Length: > 0 } means
                ? Estimate.OfMean(means) : null;
        double[] values = [.. ByRepetition(settings).Values];
        return values.Length == 0 ? null
            : plan.Folds > 1 ? ResampledMean.Of(values, 1.0 / (plan.Folds - 1)) : Estimate.OfMean(values);
    }

    /// <summary>The difference of two groups of a grid, paired by repetition; null where fewer than two pair.</summary>
    public static Estimate? Difference(
        IReadOnlyList<SettingScore> one, IReadOnlyList<SettingScore> other, SweepPlan plan, double confidence)
    {
        var (mine, yours) = (ByRepetition(one), ByRepetition(other));
        double[] differences =
            [.. from pair in mine where yours.ContainsKey(pair.Key) select pair.Value - yours[pair.Key]];
        return differences.Length < 2 ? null
            : plan.Folds > 1 ? ResampledMean.Of(differences, 1.0 / (plan.Folds - 1), confidence)
            : Estimate.OfMean(differences, confidence);
    }

    static Dictionary<ulong, double> ByRepetition(IReadOnlyList<SettingScore> settings) => settings
        .SelectMany(setting => setting.Repetitions)
        .GroupBy(repetition => repetition.Repetition, repetition => repetition.Value)
        .ToDictionary(same => same.Key, same => same.Average());

    /// <summary>What the interval of <see cref="Of"/> covers, in words.</summary>
    public static string Covers(SweepPlan plan) => plan.Design != SweepDesign.Grid
        ? "the 95 % interval of the mean over settings (Student's t)"
        : plan.Folds > 1
            ? "the 95 % interval over folds, corrected for the examples they share (Nadeau and Bengio 2003)"
            : "the 95 % interval over seeds (Student's t)";
}
