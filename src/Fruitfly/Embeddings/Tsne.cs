using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>t-distributed stochastic neighbour embedding (van der Maaten and Hinton 2008): points in a plane such that
/// those are close that are close in many dimensions. It minimizes the Kullback-Leibler divergence of q_ij = w_ij / Z,
/// with w_ij = 1/(1 + |y_i − y_j|²) and Z their sum over all pairs, from the <see cref="Affinities"/> p_ij.</summary>
/// <remarks>The same bits for any number of threads: work is cut the same way, and
/// sums are taken in one order.</remarks>
public static class Tsne
{
    /// <summary>Neighbours that have an affinity, for each unit of the perplexity.</summary>
    public const int NeighborsPerPerplexity = 3;

    /// <summary>The spread of points at the start: so small that it leaves the shape open.</summary>
    const double StartDeviation = 1e-4;

    /// <summary>From about that many points on, the grid is faster than all pairs.</summary>
    const int ManyPoints = 6_000;

    /// <summary>Embeds points from their principal components.</summary>
    /// <param name="points"><c>[points × features]</c>, row-major, finite</param>
    /// <exception cref="ArgumentException">a setting is out of its range, or the points are
    /// too few for the perplexity</exception>
    public static Embedding Embed(
        ReadOnlySpan<float> points, int features, TsneSettings? settings = null, int threads = 1)
    {
        settings ??= new();
        settings.Validate();
        RequireModest(points, features);
        var neighbors = NearestNeighbors.Find(points, features,
            NeighborsFor(settings.Perplexity, points.Length / Math.Max(1, features)), threads);
        return Embed(Affinities.FromPerplexity(neighbors, settings.Perplexity, threads),
            StartFromComponents(points, features), settings, threads);
    }

    /// <summary>Embeds points whose affinities are known.</summary>
    /// <param name="start">where the points begin, such as <see cref="StartFromComponents"/>; it stays as it is</param>
    /// <param name="progress">is told the share of iterations that are done, from 0 to 1</param>
    /// <exception cref="ArgumentException">a setting is out of its range, or there are not
    /// as many starts as points</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static Embedding Embed(
        Affinities affinities, Embedding start, TsneSettings? settings = null, int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(affinities);
        ArgumentNullException.ThrowIfNull(start);
        settings ??= new();
        settings.Validate();
        if (start.Count != affinities.Points)
            throw new ArgumentException($"There are {start.Count} starts for {affinities.Points} points.",
                nameof(start));
        var points = new PlanarPoints(affinities.Points);
        start.X.CopyTo(points.X);
        start.Y.CopyTo(points.Y);
        using var team = new ThreadTeam(threads);
        var descent =
            new TsneDescent(affinities, points, RepulsionOf(settings.Repulsion, points, team), settings.LongestStep,
                team);
        var divergences = new List<DivergenceMeasurement>();
        Run(settings.EarlyExaggeration, settings.EarlyMomentum, 0, settings.EarlyIterations);
        Run(1, settings.Momentum, settings.EarlyIterations, settings.Iterations);
        descent.Evaluate();
        divergences.Add(new(settings.EarlyIterations + settings.Iterations, descent.Divergence()));
        return new Embedding(points.X, points.Y, divergences);

        void Run(double exaggeration, double momentum, int first, int iterations)
        {
            descent.Begin(exaggeration, settings.LearningRate ?? points.Count / exaggeration, momentum);
            for (var iteration = first; iteration < first + iterations; iteration++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)iteration / (settings.EarlyIterations + settings.Iterations));
                descent.Evaluate();
                if (iteration > 0 && iteration % settings.MeasureEvery == 0)
                    divergences.Add(new(iteration, descent.Divergence()));
                descent.Step();
            }
        }
    }

    /// <summary>How many neighbours of a point have an affinity: 3 × the perplexity.</summary>
    /// <exception cref="ArgumentException">there are too few points</exception>
    public static int NeighborsFor(double perplexity, int points)
    {
        var neighbors = (int)Math.Floor(NeighborsPerPerplexity * perplexity);
        return neighbors < points ? neighbors : throw new ArgumentException(FormattableString.Invariant(
            $"The perplexity {perplexity} needs {neighbors + 1} points or more; there are {points}. It can be at most {(points - 1) / NeighborsPerPerplexity}."));
    }

    // Squares of distances must stay finite in float32.
    static void RequireModest(ReadOnlySpan<float> points, int features)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        var largest = (float)Math.Sqrt(float.MaxValue / 4 / features);
        for (var i = 0; i < points.Length; i++)
            if (!(Math.Abs(points[i]) < largest))
                throw new ArgumentException(FormattableString.Invariant(
                    $"Feature {i % features} of point {i / features} is {points[i]}; it must be a number within ±{largest:G2}: standardize the points."), nameof(points));
    }

    /// <summary>The first two principal components, scaled so that the first has the standard deviation 10⁻⁴ (Kobak and
    /// Berens 2019).</summary>
    /// <param name="points"><c>[points × features]</c>, row-major, finite</param>
    public static Embedding StartFromComponents(ReadOnlySpan<float> points, int features)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        if (points.IsEmpty || points.Length % features != 0)
            throw new ArgumentException($"{points.Length} values do not fill rows of {features} features.",
                nameof(points));
        RequireModest(points, features);
        var start = PrincipalComponents.Of(points, features);
        var squares = 0.0;
        foreach (var x in start.X)
            squares += x * x;
        var scale = squares > 0 ? StartDeviation / Math.Sqrt(squares / start.Count) : 0;
        for (var i = 0; i < start.Count; i++)
            (start.X[i], start.Y[i]) = (scale * start.X[i], scale * start.Y[i]);
        return new Embedding(start.X, start.Y, []);
    }

    /// <summary>Normal random numbers of standard deviation 10⁻⁴.</summary>
    public static Embedding StartAtRandom(int points, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        var random = RandomStream.For(seed, StreamPurpose.Initialization);
        var start = new PlanarPoints(points);
        for (var i = 0; i < points; i++)
            (start.X[i], start.Y[i]) = (StartDeviation * random.NextGaussian(), StartDeviation * random.NextGaussian());
        return new Embedding(start.X, start.Y, []);
    }

    static Repulsion RepulsionOf(RepulsionMethod method, PlanarPoints points, ThreadTeam team) =>
        method == RepulsionMethod.Interpolated || method == RepulsionMethod.Fastest && points.Count >= ManyPoints
            ? new InterpolatedRepulsion(points, team)
            : new ExactRepulsion(points, team);
}
