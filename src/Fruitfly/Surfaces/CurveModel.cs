namespace Fruitfly.Surfaces;

/// <summary>A curve f(x) with two parameters.</summary>
public abstract class CurveModel
{
    /// <summary>f(x) with the given parameters.</summary>
    public abstract double Value(SurfacePoint parameters, double x);

    /// <summary>f(x), and its derivatives by the two parameters.</summary>
    public abstract (double Value, SurfacePoint Gradient) Differentiate(SurfacePoint parameters, double x);
}
