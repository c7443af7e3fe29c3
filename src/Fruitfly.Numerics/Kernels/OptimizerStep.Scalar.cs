namespace Fruitfly.Numerics.Kernels;

public static partial class OptimizerStep
{
    internal static void SgdScalar(Span<float> p, ReadOnlySpan<float> g, float rate, float decay)
    {
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = g[i] + p[i] * decay;
            p[i] -= gradient * rate;
        }
    }

    internal static void MomentumScalar(
        Span<float> p, ReadOnlySpan<float> g, Span<float> v, float rate, float momentum, bool nesterov, float decay)
    {
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = g[i] + p[i] * decay;
            v[i] = v[i] * momentum + gradient;
            var step = nesterov ? gradient + v[i] * momentum : v[i];
            p[i] -= step * rate;
        }
    }

    internal static void AdamScalar(
        Span<float> p, ReadOnlySpan<float> g, Span<float> m, Span<float> v, in AdamCoefficients c)
    {
        for (var i = 0; i < p.Length; i++)
        {
            var parameter = p[i] * c.Keep;
            var gradient = g[i] + parameter * c.Decay;
            m[i] = m[i] * c.Beta1 + gradient * c.OneMinusBeta1;
            v[i] = v[i] * c.Beta2 + gradient * gradient * c.OneMinusBeta2;
            p[i] = parameter - m[i] * c.Rate / (MathF.Sqrt(v[i]) * c.SecondScale + c.Epsilon);
        }
    }
}
