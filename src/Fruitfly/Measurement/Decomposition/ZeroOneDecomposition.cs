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
        var (byRepartition, byPoint) = (new double[shape.Repartitions], new double[shape.Points]);
        var without = new double[shape.Repartitions * shape.Subsets];
        var (main, others, disagreement) = (0.0, 0.0, 0.0);
        var share = 1.0 / shape.Repartitions / shape.Points;
        for (var r = 0; r < shape.Repartitions; r++)
            for (var p = 0; p < shape.Points; p++)
            {
                counts.Read(predicted, r, p);
                for (var k = 0; k < shape.Subsets; k++)
                {
                    var wrong = 1 - counts.Of(k, labels[p]) / (double)shape.Seeds;
                    byPoint[p] += wrong / shape.Subsets / shape.Repartitions;
                    byRepartition[r] += wrong / shape.Subsets / shape.Points;
                    for (var other = 0; other < shape.Subsets; other++)
                        if (other != k)
                            without[r * shape.Subsets + other] += wrong / (shape.Subsets - 1) / shape.Points;
                    others += counts.Vote(without: k) == labels[p] ? 0 : share / shape.Subsets;
                }
                main += counts.Vote() == labels[p] ? 0 : share;
                disagreement += share * counts.Disagreement();
            }
        return new(new(byRepartition, without, byPoint), main, others, disagreement);
    }
}
