using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Choices;

/// <summary>Which settings the measured repetitions cannot tell from the best one.</summary>
public static class BestSettings
{
    /// <summary>Every setting is compared with the one that has the smallest mean, paired by repetition, and left out
    /// where it is worse: Student's t on one side, with the p-values corrected by Holm's steps (1979), so that a
    /// setting that is as good as the best stays in the list with about the given confidence.</summary>
    /// <param name="losses"><c>[settings × repetitions]</c>, less is better, repetitions such as seeds in the same order
    /// for every setting</param>
    /// <param name="testToTraining">where the repetitions are splits of the same examples, test examples for each
    /// training example, as <see cref="ResampledMean"/> says. Default: 0, for repetitions that share no
    /// examples.</param>
    /// <returns>in the order of settings, the best among them, of equal ones the first; all of them where there is one
    /// repetition</returns>
    /// <exception cref="ArgumentException">no losses, or rows that are not full</exception>
    public static IReadOnlyList<ComparedSetting> Of(
        ReadOnlySpan<double> losses, int repetitions, double confidence = 0.95, double testToTraining = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitions);
        if (losses.IsEmpty || losses.Length % repetitions != 0)
            throw new ArgumentException(
                $"{losses.Length} losses do not fill rows of {repetitions} repetitions.", nameof(losses));
        var settings = losses.Length / repetitions;
        var means = new double[settings];
        for (var i = 0; i < losses.Length; i++)
            means[i / repetitions] += losses[i] / repetitions;
        var best = Array.IndexOf(means, means.Min());
        var compared = new Estimate[settings];
        var p = new double[settings];
        for (var setting = 0; setting < settings; setting++)
        {
            compared[setting] = Comparison.Paired(
                Row(losses, setting), Row(losses, best), confidence, testToTraining).Difference;
            p[setting] = setting == best ? 1 : Worse(compared[setting], testToTraining);
        }
        var isWorse = new bool[settings];
        foreach (var (rank, setting) in Enumerable.Range(0, settings).Where(setting => setting != best)
            .OrderBy(setting => p[setting]).Index())
        {
            if (p[setting] * (settings - 1 - rank) > 1 - confidence)
                break; // and with it all that follow
            isWorse[setting] = true;
        }
        return [.. compared.Index().Select(one => new ComparedSetting(
            one.Index, one.Item, p[one.Index], one.Index == best, isWorse[one.Index]))];

        ReadOnlySpan<double> Row(ReadOnlySpan<double> all, int setting) =>
            all.Slice(setting * repetitions, repetitions);
    }

    static double Worse(Estimate difference, double testToTraining) =>
        difference.Count == 1 ? 1
            : difference.StandardDeviation == 0 ? difference.Mean > 0 ? Agreement.Chance(difference.Count) / 2 : 1
            : StudentT.CDF(0, 1, difference.Count - 1,
                -difference.Mean / (difference.StandardDeviation * Math.Sqrt(1.0 / difference.Count + testToTraining)));
}

/// <summary>How one setting compares with the best.</summary>
/// <param name="Setting">its place, from 0</param>
/// <param name="Difference">its loss minus that of the best, paired, with an interval that is not corrected for the
/// number of settings</param>
/// <param name="P">that it is not worse, on one side and not corrected</param>
/// <param name="IsBest">whether it has the smallest mean</param>
/// <param name="IsWorse">whether it is worse than the best beyond chance; the others may be as good</param>
public readonly record struct ComparedSetting(int Setting, Estimate Difference, double P, bool IsBest, bool IsWorse);
