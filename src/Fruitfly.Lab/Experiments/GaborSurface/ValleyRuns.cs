using Fruitfly.Surfaces;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>The four descents of notebook 6.5 in a valley that is steep across and flat along.</summary>
sealed record ValleyRuns(SurfacePath SmallStep, SurfacePath LargeStep, SurfacePath Normalized, SurfacePath Adam)
{
    public const string Source = "UDL 6.4, figure 6.9; notebook 6.5";

    public static readonly SurfacePoint Minimum = new(0.7, 0);

    public static ValleyRuns Run()
    {
        return new ValleyRuns(
            Follow(new Sgd(0.08), 200), Follow(new Sgd(1), 40),
            // without memory Adam's step is the gradient divided by its own size, in each parameter
            Follow(new Adam(0.08, Beta1: 0, Beta2: 0, Epsilon: 1e-20), 40),
            Follow(new Adam(0.05, 0.9, 0.99, 1e-20), 60));

        static SurfacePath Follow(Optimizer optimizer, int steps) =>
            SurfaceDescent.Follow(PublishedSurfaces.Valley, new(-0.7, -0.9), optimizer, steps);
    }

    public static double LastStep(SurfacePath path) => (path.End - path.Points[^2]).Length;

    public static double Distance(SurfacePath path) => (path.End - Minimum).Length;
}
