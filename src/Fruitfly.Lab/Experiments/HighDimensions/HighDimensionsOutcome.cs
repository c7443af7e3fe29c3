namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Everything that is measured, once for each seed.</summary>
sealed record HighDimensionsOutcome(
    uint FirstSeed, int Points, IReadOnlyList<IReadOnlyList<PairDistances>> Distances, IReadOnlyList<BallSamples> Balls,
    IReadOnlyList<IReadOnlyList<VectorPairs>> Vectors)
{
    public int Seeds => Distances.Count;

    /// <param name="progress">is told the share of the work that is done, from 0 to 1</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static HighDimensionsOutcome Of(
        HighDimensionsOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var (points, samples, pairs) = (options.Points, options.Samples, options.Pairs);
        var (ballPoints, first) = (Math.Max(1, samples / 50), options.FirstSeed);
        var seeds = Enumerable.Range(0, options.Seeds).Select(seed => first + (uint)seed).ToList();
        var work = new WorkInParts(Work(options), progress, cancellation);
        return new HighDimensionsOutcome(
            first, points,
            work.Each(PairDistances.WorkOf(points), seeds, seed => PairDistances.Measure(seed, points, cancellation)),
            work.Each(BallSamples.WorkOf(samples, ballPoints), seeds,
                seed => BallSamples.Measure(seed, samples, ballPoints, cancellation)),
            work.Each(VectorPairs.WorkOf(pairs), seeds, seed => VectorPairs.Measure(seed, pairs, cancellation)));
    }

    /// <summary>How long <see cref="Of"/> takes on this machine, by how long some pairs of vectors take.</summary>
    public static TimeSpan Predict(HighDimensionsOptions options, TimeProvider time, CancellationToken cancellation)
    {
        const int Pairs = 1_000;
        var cores = Math.Min(Environment.ProcessorCount, options.Seeds);
        return Work(options) / (VectorPairs.WorkOf(Pairs) * cores)
            * SampleTime.Of(() => VectorPairs.Measure(seed: 0, Pairs, cancellation), time);
    }

    // In normal random numbers, whose drawing is most of it.
    static double Work(HighDimensionsOptions options)
    {
        var samples = options.Samples;
        return options.Seeds * (PairDistances.WorkOf(options.Points)
            + BallSamples.WorkOf(samples, Math.Max(1, samples / 50)) + VectorPairs.WorkOf(options.Pairs));
    }

    /// <summary>The ratio of the distances at that many dimensions, of each seed.</summary>
    public double[] Ratios(int dimensions) =>
        [.. Distances.Select(seed => seed.Single(at => at.Dimensions == dimensions).Ratio)];

    /// <summary>The share of the cube that its ball fills, of each seed.</summary>
    public double[] Inside(int dimensions) => [.. Balls.Select(seed => seed.Inside[dimensions - 1])];

    /// <summary>The share of a ball in its outer 1 %, of each seed.</summary>
    public double[] Outer(int dimensions)
    {
        var place = BallSamples.ShellDimensions.ToList().IndexOf(dimensions);
        return [.. Balls.Select(seed => seed.Outer[place])];
    }

    /// <summary>A statistic of random vectors of that many dimensions, of each seed.</summary>
    public double[] OfVectors(int dimensions, Func<VectorPairs, double> statistic) =>
        [.. Vectors.Select(seed => statistic(seed.Single(at => at.Dimensions == dimensions)))];
}
