namespace Fruitfly.Surfaces;

/// <summary>Any function of two parameters, with gradients by central differences: (L(φ + δ) − L(φ − δ)) / 2δ in each
/// of them.</summary>
/// <param name="difference">δ</param>
public sealed class FunctionSurface(Func<double, double, double> function, double difference = 1e-5) : LossSurface
{
    public override double Loss(SurfacePoint point) => function(point.First, point.Second);

    public override SurfacePoint Gradient(SurfacePoint point)
    {
        var (first, second) = point;
        return new SurfacePoint(
            (function(first + difference, second) - function(first - difference, second)) / (2 * difference),
            (function(first, second + difference) - function(first, second - difference)) / (2 * difference));
    }
}
