using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>One step of an optimizer over all parameters at once: every parameter, gradient and moment is read once and
/// written once. All spans are equally long; the formulas are PyTorch's.</summary>
public static partial class OptimizerStep
{
    /// <summary>p ← p − α (g + λ p)</summary>
    /// <param name="p">parameters</param>
    /// <param name="g">gradients</param>
    /// <param name="rate">α</param>
    /// <param name="decay">λ</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sgd(Span<float> p, ReadOnlySpan<float> g, float rate, float decay)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(g.Length, p.Length, nameof(g));
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= p.Length; i += Vector<float>.Count)
            {
                var parameter = Load(p, i);
                var gradient = Load(g, i) + parameter * decay;
                Store(parameter - gradient * rate, p, i);
            }
        SgdScalar(p[i..], g[i..], rate, decay);
    }

    /// <summary>g ← g + λ p; v ← μ v + g; p ← p − α v, or p ← p − α (g + μ v) with Nesterov's look-ahead</summary>
    /// <param name="v">velocities, 0 before the first step</param>
    /// <param name="momentum">μ</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Momentum(
        Span<float> p, ReadOnlySpan<float> g, Span<float> v, float rate, float momentum, bool nesterov, float decay)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(g.Length, p.Length, nameof(g));
        ArgumentOutOfRangeException.ThrowIfNotEqual(v.Length, p.Length, nameof(v));
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= p.Length; i += Vector<float>.Count)
            {
                var parameter = Load(p, i);
                var gradient = Load(g, i) + parameter * decay;
                var velocity = Load(v, i) * momentum + gradient;
                Store(velocity, v, i);
                var step = nesterov ? gradient + velocity * momentum : velocity;
                Store(parameter - step * rate, p, i);
            }
        MomentumScalar(p[i..], g[i..], v[i..], rate, momentum, nesterov, decay);
    }

    /// <summary>g ← g + λ p (coupled) or p ← p − α λ p (decoupled); m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²;
    /// p ← p − α m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)</summary>
    /// <param name="m">first moments, 0 before the first step</param>
    /// <param name="v">second moments, 0 before the first step</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adam(Span<float> p, ReadOnlySpan<float> g, Span<float> m, Span<float> v, in AdamCoefficients c)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(g.Length, p.Length, nameof(g));
        ArgumentOutOfRangeException.ThrowIfNotEqual(m.Length, p.Length, nameof(m));
        ArgumentOutOfRangeException.ThrowIfNotEqual(v.Length, p.Length, nameof(v));
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= p.Length; i += Vector<float>.Count)
            {
                var parameter = Load(p, i) * c.Keep;
                var gradient = Load(g, i) + parameter * c.Decay;
                var first = Load(m, i) * c.Beta1 + gradient * c.OneMinusBeta1;
                var second = Load(v, i) * c.Beta2 + gradient * gradient * c.OneMinusBeta2;
                Store(first, m, i);
                Store(second, v, i);
                var scale = Vector.SquareRoot(second) * c.SecondScale + new Vector<float>(c.Epsilon);
                Store(parameter - first * c.Rate / scale, p, i);
            }
        AdamScalar(p[i..], g[i..], m[i..], v[i..], c);
    }

    static Vector<float> Load(ReadOnlySpan<float> from, int i) => new(from[i..]);

    static void Store(Vector<float> value, Span<float> to, int i) => value.CopyTo(to[i..]);
}
