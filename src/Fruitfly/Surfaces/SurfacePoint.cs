namespace Fruitfly.Surfaces;

/// <summary>Two parameters φ₀ and φ₁: a place on a <see cref="LossSurface"/>, or a gradient there.</summary>
public readonly record struct SurfacePoint(double First, double Second)
{
    public double Length => Math.Sqrt(First * First + Second * Second);

    public bool IsFinite => double.IsFinite(First) && double.IsFinite(Second);

    public static SurfacePoint operator +(SurfacePoint a, SurfacePoint b) =>
        new(a.First + b.First, a.Second + b.Second);

    public static SurfacePoint operator -(SurfacePoint a, SurfacePoint b) =>
        new(a.First - b.First, a.Second - b.Second);

    public static SurfacePoint operator *(double factor, SurfacePoint a) => new(factor * a.First, factor * a.Second);
}
