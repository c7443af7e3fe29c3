namespace Fruitfly.Surfaces;

/// <summary>f(x) = sin(z) exp(−z² / 32) with z = φ₀ + 0.06 φ₁ x: a wave that dies out on both sides. φ₀ moves it, φ₁
/// makes it narrower (UDL 6.1.2, equation 6.8).</summary>
public sealed class GaborModel : CurveModel
{
    const double Scale = 0.06;

    public override double Value(SurfacePoint parameters, double x)
    {
        var z = parameters.First + Scale * parameters.Second * x;
        return Math.Sin(z) * Math.Exp(-z * z / 32);
    }

    // df/dz = cos(z) g − sin(z) g z / 16 with g = exp(−z² / 32)
    public override (double Value, SurfacePoint Gradient) Differentiate(SurfacePoint parameters, double x)
    {
        var z = parameters.First + Scale * parameters.Second * x;
        var (sin, cos) = Math.SinCos(z);
        var envelope = Math.Exp(-z * z / 32);
        var slope = (cos - sin * z / 16) * envelope;
        return (sin * envelope, new SurfacePoint(slope, Scale * x * slope));
    }
}
