using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

public static partial class OptimizerStep
{
    /// <summary>g ← g + λ p; v ← α v + (1 − α) g²; s = g / (√v + ε); p ← p − rate · s, or m ← μ m + s; p ← p − rate · m
    /// where there are velocities</summary>
    /// <param name="v">mean squares, 0 before the first step</param>
    /// <param name="m">velocities, 0 before the first step; empty for none</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RmsProp(
        Span<float> p, ReadOnlySpan<float> g, Span<float> v, Span<float> m, in RmsPropCoefficients c)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(g.Length, p.Length, nameof(g));
        ArgumentOutOfRangeException.ThrowIfNotEqual(v.Length, p.Length, nameof(v));
        if (!m.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfNotEqual(m.Length, p.Length, nameof(m));
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= p.Length; i += Vector<float>.Count)
            {
                var parameter = Load(p, i);
                var gradient = Load(g, i) + parameter * c.Decay;
                var square = Load(v, i) * c.Smoothing + gradient * gradient * c.OneMinusSmoothing;
                Store(square, v, i);
                var step = gradient / (Vector.SquareRoot(square) + new Vector<float>(c.Epsilon));
                if (!m.IsEmpty)
                {
                    step = Load(m, i) * c.Momentum + step;
                    Store(step, m, i);
                }
                Store(parameter - step * c.Rate, p, i);
            }
        RmsPropScalar(p[i..], g[i..], v[i..], m.IsEmpty ? m : m[i..], c);
    }

    internal static void RmsPropScalar(
        Span<float> p, ReadOnlySpan<float> g, Span<float> v, Span<float> m, in RmsPropCoefficients c)
    {
        for (var i = 0; i < p.Length; i++)
        {
            var gradient = g[i] + p[i] * c.Decay;
            v[i] = v[i] * c.Smoothing + gradient * gradient * c.OneMinusSmoothing;
            var step = gradient / (MathF.Sqrt(v[i]) + c.Epsilon);
            if (!m.IsEmpty)
                step = m[i] = m[i] * c.Momentum + step;
            p[i] -= step * c.Rate;
        }
    }
}
