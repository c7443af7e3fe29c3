namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Everything that is measured, once for each seed.</summary>
sealed record HighDimensionsOutcome(
    uint FirstSeed, int Points, IReadOnlyList<IReadOnlyList<PairDistances>> Distances, IReadOnlyList<BallSamples> Balls, IReadOnlyList<IReadOnlyList<VectorPairs>> Vectors)
{
    public int Seeds => Distances.Count;

    public static HighDimensionsOutcome Of(ExperimentSettings settings)
    {
        var (points, samples, pairs) = (settings.Integer("points"), settings.Integer("samples"), settings.Integer("pairs"));
        var first = (uint)settings.Integer("first-seed");
        var seeds = Enumerable.Range(0, settings.Integer("seeds")).Select(seed => first + (uint)seed).ToList();
        return new HighDimensionsOutcome(
            first, points,
            [.. seeds.AsParallel().AsOrdered().Select(seed => PairDistances.Measure(seed, points))],
            [.. seeds.AsParallel().AsOrdered().Select(seed => BallSamples.Measure(seed, samples, Math.Max(1, samples / 50)))],
            [.. seeds.AsParallel().AsOrdered().Select(seed => VectorPairs.Measure(seed, pairs))]);
    }

    /// <summary>The ratio of the distances at so many dimensions, of each seed.</summary>
    public double[] Ratios(int dimensions) => [.. Distances.Select(seed => seed.Single(at => at.Dimensions == dimensions).Ratio)];

    /// <summary>The share of the cube that its ball fills, of each seed.</summary>
    public double[] Inside(int dimensions) => [.. Balls.Select(seed => seed.Inside[dimensions - 1])];

    /// <summary>The share of a ball in its outer 1 %, of each seed.</summary>
    public double[] Outer(int dimensions)
    {
        var place = BallSamples.ShellDimensions.ToList().IndexOf(dimensions);
        return [.. Balls.Select(seed => seed.Outer[place])];
    }

    /// <summary>A statistic of random vectors of so many dimensions, of each seed.</summary>
    public double[] OfVectors(int dimensions, Func<VectorPairs, double> statistic) =>
        [.. Vectors.Select(seed => statistic(seed.Single(at => at.Dimensions == dimensions)))];
}
