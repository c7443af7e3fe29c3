using Fruitfly.Networks.Reference;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Surfaces;

/// <summary>Goes downhill on a surface, in double precision. A path ends early where the parameters are no longer
/// finite.</summary>
public static class SurfaceDescent
{
    /// <summary>Steps of an optimizer of the library at its learning rate: without batches gradient descent, with them
    /// stochastic.</summary>
    /// <remarks>The momentum of UDL 6.3, m ← β m + (1 − β) g and φ ← φ − α m, is <c>Sgd(α (1 − β), Momentum: β)</c>,
    /// where v = m / (1 − β). Its Nesterov form, with the gradient at φ − α β m, is the same with
    /// <paramref name="lookAhead"/> β; <c>Sgd(…, Nesterov: true)</c> without looking ahead goes through those places
    /// where the gradient is taken.</remarks>
    /// <param name="lookAhead">where the gradient is taken: at φ + lookAhead · (last step); 0 at φ itself</param>
    /// <param name="nextBatch">indices of the next step's examples; null for all</param>
    public static SurfacePath Follow(
        LossSurface surface, SurfacePoint start, Optimizer optimizer, int steps, double lookAhead = 0,
        Func<int[]>? nextBatch = null)
    {
        var parameter = new ReferenceParameter("point", 1, 2);
        (parameter.Value[0, 0], parameter.Value[0, 1]) = (start.First, start.Second);
        var update = ReferenceOptimizer.Of(optimizer, [parameter]);
        var last = start;
        return Walk(surface, start, steps, point =>
        {
            var place = point + lookAhead * (point - last);
            last = point;
            var gradient = nextBatch is null ? surface.Gradient(place) : surface.Gradient(place, nextBatch());
            (parameter.Gradient[0, 0], parameter.Gradient[0, 1]) = (gradient.First, gradient.Second);
            update.Step(optimizer.LearningRate);
            return new SurfacePoint(parameter.Value[0, 0], parameter.Value[0, 1]);
        });
    }

    /// <summary>Gradient descent that searches the best length of each of its steps.</summary>
    public static SurfacePath Follow(LossSurface surface, SurfacePoint start, LineSearch search, int steps) =>
        Walk(surface, start, steps, point =>
        {
            var gradient = surface.Gradient(point);
            return point - search.StepFrom(surface, point, gradient) * gradient;
        });

    static SurfacePath Walk(LossSurface surface, SurfacePoint start, int steps, Func<SurfacePoint, SurfacePoint> next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var points = new List<SurfacePoint>(steps + 1) { start };
        for (var step = 0; step < steps && next(points[^1]) is { IsFinite: true } point; step++)
            points.Add(point);
        return new SurfacePath(points, [.. points.Select(surface.Loss)]);
    }
}
