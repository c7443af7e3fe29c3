namespace Fruitfly.Measurement.Decomposition;

/// <summary>What the 0-1 error is made of. It has no bias and variance that add up to it (Heskes 2025, arXiv
/// 2501.18581). What always adds up is James' sum (2003, Machine Learning 51): the error is that of the vote and the
/// variance effect, which is negative where single networks do better than their vote.</summary>
/// <param name="Error">mean over networks</param>
/// <param name="ErrorOfMain">of the vote of all networks of a repartition; the smallest class wins a tie</param>
/// <param name="ErrorOfOthers">the same, each network compared with the vote of those of the other subsets</param>
/// <param name="Disagreement">how often two networks of different subsets say different classes</param>
public sealed record ZeroOneDecomposition(
    TreeStatistic Error, double ErrorOfMain, double ErrorOfOthers, double Disagreement)
{
    /// <summary><see cref="VarianceEffectOfOthers"/> with what its interval is made of.</summary>
    public required TreeStatistic EffectOfOthers { get; init; }

    /// <summary>The intervals, for other training sets of this size and other points.</summary>
    /// <param name="ofFour">those of the level with four subsets, which a level of two borrows from</param>
    /// <param name="units">the unit of each point; empty where each point is its own</param>
    /// <exception cref="ArgumentException">two subsets and no <paramref name="ofFour"/></exception>
    public ZeroOneIntervals Intervals(
        ZeroOneIntervals? ofFour = null, ReadOnlySpan<int> units = default, double confidence = 0.9) =>
        new(TreeInterval.OfMean(Error, ofFour?.Error, units, confidence),
            TreeInterval.OfMean(EffectOfOthers, ofFour?.VarianceEffect, units, confidence));

    /// <summary>What differing from the vote costs. It is not the variance of Domingos 2000, though both carry the
    /// name.</summary>
    public double VarianceEffect => Error.Estimate - ErrorOfMain;

    /// <summary>The same beside the vote of the other networks, which a network's own vote has not moved.</summary>
    public double VarianceEffectOfOthers => Error.Estimate - ErrorOfOthers;

    /// <param name="predicted">classes, laid out as <paramref name="shape"/> says, with one output</param>
    /// <param name="labels"><c>[points]</c></param>
    /// <exception cref="ArgumentException">fewer than two subsets, more than one output, a prediction or label that is
    /// no class, or sizes that differ</exception>
    public static ZeroOneDecomposition Of(
        ReadOnlySpan<int> predicted, PredictionShape shape, ReadOnlySpan<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shape.Outputs, 1, nameof(shape));
        shape.Check(predicted.Length, labels.Length, 1);
        shape.NeedSubsets(2);
        ClassLabels.Check(labels, classes);
        ClassLabels.Check(predicted, classes);
        var counts = new VoteCounts(shape, classes);
        var (error, effect) = (new StatisticSums(shape), new StatisticSums(shape));
        var (wrong, alone) = (new double[shape.Subsets], new double[shape.Subsets]);
        var (main, others, disagreement) = (0.0, 0.0, 0.0);
        var share = 1.0 / shape.Repartitions / shape.Points;
        for (var r = 0; r < shape.Repartitions; r++)
            for (var p = 0; p < shape.Points; p++)
            {
                counts.Read(predicted, r, p);
                for (var k = 0; k < shape.Subsets; k++)
                {
                    wrong[k] = 1 - counts.Of(k, labels[p]) / (double)shape.Seeds;
                    alone[k] = wrong[k] - Missed(counts.Vote(without: k), labels[p]);
                    others += share / shape.Subsets * (wrong[k] - alone[k]);
                }
                error.Add(r, p, wrong.Average());
                effect.Add(r, p, alone.Average());
                for (var left = 0; left < shape.Subsets; left++)
                {
                    error.AddWithout(r, left, (wrong.Sum() - wrong[left]) / (shape.Subsets - 1));
                    effect.AddWithout(r, left, EffectWithout(counts, wrong, labels[p], left));
                }
                main += share * Missed(counts.Vote(), labels[p]);
                disagreement += share * counts.Disagreement();
            }
        return new(error.ToStatistic(), main, others, disagreement) { EffectOfOthers = effect.ToStatistic() };
    }

    /// <summary>The variance effect of the other subsets, one left out; NaN where a single one is left, which has no
    /// others.</summary>
    static double EffectWithout(VoteCounts counts, double[] wrong, int label, int left)
    {
        if (wrong.Length == 2)
            return double.NaN;
        var sum = 0.0;
        for (var k = 0; k < wrong.Length; k++)
            if (k != left)
                sum += wrong[k] - Missed(counts.Vote(k, left), label);
        return sum / (wrong.Length - 1);
    }

    static double Missed(int vote, int label) => vote == label ? 0 : 1;
}
