namespace Fruitfly.Surfaces;

/// <summary>The minima of a surface inside a window.</summary>
public static class SurfaceMinima
{
    const int MostSteps = 100;

    /// <summary>The points of a grid that are not above any of their eight neighbours, each followed downhill to where
    /// the gradient vanishes. A minimum narrower than the grid can be missed.</summary>
    /// <param name="divisions">of each side of the window</param>
    /// <returns>the lowest first; a minimum on the window's edge is none</returns>
    public static IReadOnlyList<SurfaceMinimum> Find(LossSurface surface, SurfaceWindow window, int divisions = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(divisions, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(divisions, 2000);
        var losses = new double[divisions + 1, divisions + 1];
        for (var i = 0; i <= divisions; i++)
            for (var j = 0; j <= divisions; j++)
                losses[i, j] = surface.Loss(window.At((double)i / divisions, (double)j / divisions));
        var close = 0.01 * (window.At(1.0 / divisions, 1.0 / divisions) - window.Low).Length;
        var found = new List<SurfaceMinimum>();
        for (var i = 1; i < divisions; i++)
            for (var j = 1; j < divisions; j++)
                if (IsLowest(losses, i, j)
                    && Descend(surface, window.At((double)i / divisions, (double)j / divisions), window) is { } point
                    && !found.Exists(other => (other.Point - point).Length < close))
                    found.Add(new SurfaceMinimum(point, surface.Loss(point)));
        return [.. found.OrderBy(minimum => minimum.Loss)];
    }

    /// <summary>The minimum in whose basin a point lies: where a descent leads whose steps
    /// are short and never lead up.</summary>
    /// <param name="minima">of the surface in the window</param>
    /// <returns>its place among them; null where the descent leaves the window or ends elsewhere</returns>
    public static int? Below(
        LossSurface surface, SurfaceWindow window, IReadOnlyList<SurfaceMinimum> minima, SurfacePoint point)
    {
        const double Longest = 0.01, Shortest = 1e-6, Found = 0.012;
        var size = window.High - window.Low;
        var length = Longest;
        for (var n = 0; n < 1000 && length > Shortest && window.Contains(point); n++)
        {
            for (var k = 0; k < minima.Count; k++)
                if (window.Distance(point, minima[k].Point) < Found)
                    return k;
            var gradient = surface.Gradient(point);
            // in shares of the window
            var way = new SurfacePoint(gradient.First * size.First, gradient.Second * size.Second);
            var step = length / way.Length;
            var next = point - new SurfacePoint(step * way.First * size.First, step * way.Second * size.Second);
            if (surface.Loss(next) < surface.Loss(point))
                (point, length) = (next, Math.Min(Longest, 1.5 * length));
            else
                length /= 2;
        }
        return null;
    }

    static bool IsLowest(double[,] losses, int i, int j)
    {
        for (var di = -1; di <= 1; di++)
            for (var dj = -1; dj <= 1; dj++)
                if (losses[i + di, j + dj] < losses[i, j])
                    return false;
        return true;
    }

    /// <summary>Newton's method; where the surface is no bowl or the step leads up, a step
    /// along the negative gradient.</summary>
    static SurfacePoint? Descend(LossSurface surface, SurfacePoint point, SurfaceWindow window)
    {
        var loss = surface.Loss(point);
        for (var n = 0; n < MostSteps; n++)
        {
            var gradient = surface.Gradient(point);
            var step = Newton(surface, point, gradient) ?? -1 * gradient;
            var next = point + step;
            for (var halvings = 0; halvings < 60 && !(surface.Loss(next) <= loss); halvings++)
                next = point + (step = 0.5 * step);
            if (!window.Contains(next))
                return null;
            var isThere = step.Length <= 1e-9 * (1 + point.Length);
            (point, loss) = (next, surface.Loss(next));
            if (isThere)
                return Newton(surface, point, surface.Gradient(point)) is null ? null : point;
        }
        return null;
    }

    /// <summary>−H⁻¹ g with the second derivatives from differences of the gradient; null where H is not positive
    /// definite.</summary>
    static SurfacePoint? Newton(LossSurface surface, SurfacePoint point, SurfacePoint gradient)
    {
        var delta = 1e-5 * (1 + point.Length);
        var first = 0.5 / delta
            * (surface.Gradient(point + new SurfacePoint(delta, 0))
                - surface.Gradient(point - new SurfacePoint(delta, 0)));
        var second =
            0.5 / delta * (surface.Gradient(point + new SurfacePoint(0, delta))
                - surface.Gradient(point - new SurfacePoint(0, delta)));
        double a = first.First, b = (first.Second + second.First) / 2, d = second.Second;
        var determinant = a * d - b * b;
        return a > 0 && determinant > 0
            ? new SurfacePoint((b * gradient.Second - d * gradient.First) / determinant,
                (b * gradient.First - a * gradient.Second) / determinant)
            : null;
    }
}

/// <summary>A place from which every short way leads up.</summary>
public sealed record SurfaceMinimum(SurfacePoint Point, double Loss);
