namespace Fruitfly.Measurement.Decomposition;

/// <summary>The parts of an error at one level of the partition tree: how much is the same whatever the data and the
/// seed, how much comes from the data, how much from the seed. <see cref="SquaredErrorDecomposition"/> and
/// <see cref="CrossEntropyDecomposition"/> make it.</summary>
/// <param name="Loss">the mean loss; the parts add up to it</param>
/// <param name="BiasAndNoise">the squared bias (or the divergence of the mean prediction) and the noise of the targets.
/// No table tells the two apart</param>
/// <param name="TotalVariance">over data sets and seeds</param>
/// <param name="DataVariance">over data sets, of the mean over seeds; null where each subset was trained on
/// once</param>
/// <param name="SeedVariance">over seeds at fixed data, mean over data sets; null likewise</param>
public sealed record ErrorDecomposition(
    TreeStatistic Loss, TreeStatistic BiasAndNoise, TreeStatistic TotalVariance, TreeStatistic? DataVariance,
    TreeStatistic? SeedVariance)
{
    /// <summary>The intervals, for other training sets of this size and other points.</summary>
    /// <param name="ofFour">those of the level with four subsets: a level of two leaves a single subset when one is
    /// left out, and borrows from it. Null for a level of three or more</param>
    /// <param name="units">the unit of each point, such as a person; empty where each point is its own</param>
    /// <exception cref="ArgumentException">two subsets and no <paramref name="ofFour"/></exception>
    public ErrorIntervals Intervals(
        ErrorIntervals? ofFour = null, ReadOnlySpan<int> units = default, double confidence = 0.9) =>
        new(TreeInterval.OfMean(Loss, ofFour?.Loss, units, confidence),
            TreeInterval.OfMean(BiasAndNoise, ofFour?.BiasAndNoise, units, confidence),
            TreeInterval.OfVariance(TotalVariance, ofFour?.TotalVariance, units, confidence),
            DataVariance is { } data
                ? TreeInterval.OfVariance(data, ofFour?.DataVariance, units, confidence) : null,
            SeedVariance is { } seed
                ? TreeInterval.OfVariance(seed, ofFour?.SeedVariance, units, confidence) : null);
}
