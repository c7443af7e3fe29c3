using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Experiments.GaborSurfaces;

/// <summary>Everything that is computed of the surface.</summary>
sealed record GaborOutcome(
    IReadOnlyList<SurfaceMinimum> Minima, IReadOnlyDictionary<PublishedRun, SurfacePath> Runs, OptimizerRace Race,
    StartingPoints Starts, ValleyRuns Valley, int ShownStep)
{
    public static GaborOutcome Of(ExperimentSettings settings)
    {
        var minima = SurfaceMinima.Find(PublishedSurfaces.Gabor, PublishedSurfaces.GaborWindow);
        return new GaborOutcome(
            minima, PublishedRun.All.ToDictionary(run => run, run => run.Descend()), OptimizerRace.Run(settings),
            StartingPoints.Run(settings.Integer("grid"), settings.Integer("starts"), (uint)settings.Integer("first-seed"), minima[0]),
            ValleyRuns.Run(), settings.Integer("shown-step"));
    }
}
