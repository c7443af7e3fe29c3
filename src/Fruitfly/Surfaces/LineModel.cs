namespace Fruitfly.Surfaces;

/// <summary>f(x) = φ₀ + φ₁ x (UDL 2.2).</summary>
public sealed class LineModel : CurveModel
{
    public override double Value(SurfacePoint parameters, double x) => parameters.First + parameters.Second * x;

    public override (double Value, SurfacePoint Gradient) Differentiate(SurfacePoint parameters, double x) =>
        (Value(parameters, x), new SurfacePoint(1, x));
}
