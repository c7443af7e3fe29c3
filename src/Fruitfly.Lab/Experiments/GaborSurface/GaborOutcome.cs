using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>Everything that is computed of the surface.</summary>
sealed record GaborOutcome(
    IReadOnlyList<SurfaceMinimum> Minima, IReadOnlyDictionary<PublishedRun, SurfacePath> Runs, OptimizerRace Race,
    StartingPoints Starts, ValleyRuns Valley, int ShownStep)
{
    /// <param name="progress">is told the share of the work that is done, from 0 to 1</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static GaborOutcome Of(
        GaborSurfaceOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var (grid, starts) = (options.Grid, options.Starts);
        var work = new WorkInParts(OptimizerRace.WorkOf(options) + StartingPoints.WorkOf(grid, starts), progress,
            cancellation);
        var minima = SurfaceMinima.Find(PublishedSurfaces.Gabor, PublishedSurfaces.GaborWindow);
        return new GaborOutcome(
            minima, PublishedRun.All.ToDictionary(run => run, run => run.Descend()), OptimizerRace.Run(options, work),
            StartingPoints.Run(grid, starts, options.FirstSeed, minima[0], work),
            ValleyRuns.Run(), options.ShownStep);
    }
}
