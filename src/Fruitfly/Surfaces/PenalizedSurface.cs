namespace Fruitfly.Surfaces;

/// <summary>L(φ) + λ |φ − c|²: a loss with an L2 penalty that draws the parameters towards c (UDL 9.1).</summary>
/// <param name="strength">λ</param>
/// <param name="center">c</param>
public sealed class PenalizedSurface(LossSurface surface, double strength, SurfacePoint center) : LossSurface
{
    /// <summary>Without the penalty.</summary>
    public LossSurface Unpenalized => surface;

    public override double Loss(SurfacePoint point)
    {
        var way = point - center;
        return surface.Loss(point) + strength * (way.First * way.First + way.Second * way.Second);
    }

    public override SurfacePoint Gradient(SurfacePoint point) =>
        surface.Gradient(point) + 2 * strength * (point - center);
}
