using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Surfaces;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>Where descents from many starts end: over a grid for the picture, and from
/// random starts for the claims.</summary>
/// <param name="Grid">the loss that gradient descent ends with, [row of φ₁, column of φ₀]</param>
/// <param name="Descended">for each random start, whether gradient descent ends in the lowest minimum</param>
/// <param name="Stochastic">for the same starts, whether stochastic gradient descent does,
/// followed by gradient descent</param>
sealed record StartingPoints(
    IReadOnlyList<double> First, IReadOnlyList<double> Second, double[,] Grid, IReadOnlyList<bool> Descended,
    IReadOnlyList<bool> Stochastic)
{
    const int Steps = 300;

    /// <summary>Both methods go as far in a step on average: the sum over a batch of 5 is a
    /// sixth of that over all 30.</summary>
    const double Rate = 0.1;
    const int Batch = 5;
    const double StochasticRate = Rate * 30 / Batch;

    /// <summary>About how long that takes: examples looked at.</summary>
    public static double WorkOf(int side, int starts) =>
        (double)Steps * (30 * (side * side + 2 * starts) + Batch * starts);

    /// <param name="work">has <see cref="WorkOf"/> left for it</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StartingPoints Run(int side, int starts, uint seed, SurfaceMinimum lowest, WorkInParts work)
    {
        var (surface, window) = (PublishedSurfaces.Gabor, PublishedSurfaces.GaborWindow);
        var losses = work.Each(30.0 * Steps, Enumerable.Range(0, side * side), cell =>
            Descend(window.At((cell % side + 0.5) / side, (cell / side + 0.5) / side)).FinalLoss);
        var grid = new double[side, side];
        for (var cell = 0; cell < losses.Count; cell++)
            grid[cell / side, cell % side] = losses[cell];
        var random = new NumpyRandom(seed);
        var points =
            Enumerable.Range(0, starts).Select(_ => window.At(random.NextDouble(), random.NextDouble())).ToList();
        return new StartingPoints(
            [.. Enumerable.Range(0, side).Select(k => window.At((k + 0.5) / side, 0).First)],
            [.. Enumerable.Range(0, side).Select(k => window.At(0, (k + 0.5) / side).Second)],
            grid,
            work.Each(30.0 * Steps, points, start => IsLowest(Descend(start))),
            work.Each((30.0 + Batch) * Steps, Enumerable.Range(0, starts),
                k => IsLowest(Descend(Wander(points[k], seed + (uint)k)))));

        SurfacePath Descend(SurfacePoint start) => SurfaceDescent.Follow(surface, start, new Sgd(Rate), Steps);

        SurfacePoint Wander(SurfacePoint start, uint batches) => SurfaceDescent.Follow(
            surface, start, new Sgd(StochasticRate), Steps, nextBatch: PublishedRun.Batches(batches, Batch)).End;

        bool IsLowest(SurfacePath path) => path.FinalLoss < lowest.Loss + 0.1;
    }

    /// <summary>100 for a start that leads to the lowest minimum, 0 for another: their
    /// mean is the share in per cent.</summary>
    public static double[] Percent(IEnumerable<bool> reached) => [.. reached.Select(isLowest => isLowest ? 100.0 : 0)];

    /// <summary>What each start gains by noise, in the same unit.</summary>
    public double[] Gain => [.. Percent(Stochastic).Zip(Percent(Descended), (noisy, plain) => noisy - plain)];
}
