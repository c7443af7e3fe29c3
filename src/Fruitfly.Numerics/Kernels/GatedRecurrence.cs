using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>One step of gated recurrent units (Cho et al. 2014, in PyTorch's form), element by element over units and
/// batch, in one pass over all that it reads: h′ = (1 − z) n + z h with the reset gate r = σ(r̂), the update gate z = σ(ẑ) and
/// the candidate n = tanh(n̂ + r m), where m is what the last state contributes to the candidate.</summary>
public static class GatedRecurrence
{
    /// <summary>Replaces r̂, ẑ and n̂ by r, z and n, which the backward pass needs, and writes h′.</summary>
    /// <param name="reset">r̂, then r</param>
    /// <param name="update">ẑ, then z</param>
    /// <param name="recurrent">m</param>
    /// <param name="candidate">n̂, then n</param>
    /// <param name="state">h</param>
    /// <param name="next">h′</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        Span<float> reset, Span<float> update, ReadOnlySpan<float> recurrent, Span<float> candidate,
        ReadOnlySpan<float> state, Span<float> next)
    {
        var length = next.Length;
        RequireLength(length, reset.Length, update.Length, recurrent.Length, candidate.Length, state.Length);
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
            {
                var r = new SigmoidOperation().Apply(new Vector<float>(reset[i..]));
                var z = new SigmoidOperation().Apply(new Vector<float>(update[i..]));
                var n = new TanhOperation().Apply(new Vector<float>(candidate[i..]) + r * new Vector<float>(recurrent[i..]));
                r.CopyTo(reset[i..]);
                z.CopyTo(update[i..]);
                n.CopyTo(candidate[i..]);
                (n + z * (new Vector<float>(state[i..]) - n)).CopyTo(next[i..]);
            }
        StepScalar(reset[i..], update[i..], recurrent[i..], candidate[i..], state[i..], next[i..]);
    }

    /// <summary>From ∂l/∂h′ and what <see cref="Step"/> left: ∂l/∂r̂, ∂l/∂ẑ, ∂l/∂m and ∂l/∂n̂ in place of r, z, m and n, and
    /// in place of ∂l/∂h′ its direct part in ∂l/∂h, z ∂l/∂h′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StepBackward(
        Span<float> reset, Span<float> update, Span<float> recurrent, Span<float> candidate, ReadOnlySpan<float> state,
        Span<float> gradient)
    {
        var length = gradient.Length;
        RequireLength(length, reset.Length, update.Length, recurrent.Length, candidate.Length, state.Length);
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
            {
                Vector<float> r = new(reset[i..]), z = new(update[i..]), m = new(recurrent[i..]), n = new(candidate[i..]);
                Vector<float> h = new(state[i..]), dh = new(gradient[i..]);
                var dn = dh * (Vector<float>.One - z) * (Vector<float>.One - n * n);
                (dn * m * (r * (Vector<float>.One - r))).CopyTo(reset[i..]);
                (dh * (h - n) * (z * (Vector<float>.One - z))).CopyTo(update[i..]);
                (dn * r).CopyTo(recurrent[i..]);
                dn.CopyTo(candidate[i..]);
                (dh * z).CopyTo(gradient[i..]);
            }
        StepBackwardScalar(reset[i..], update[i..], recurrent[i..], candidate[i..], state[i..], gradient[i..]);
    }

    internal static void StepScalar(
        Span<float> reset, Span<float> update, ReadOnlySpan<float> recurrent, Span<float> candidate,
        ReadOnlySpan<float> state, Span<float> next)
    {
        for (var i = 0; i < next.Length; i++)
        {
            reset[i] = new SigmoidOperation().Apply(reset[i]);
            update[i] = new SigmoidOperation().Apply(update[i]);
            candidate[i] = new TanhOperation().Apply(candidate[i] + reset[i] * recurrent[i]);
            next[i] = candidate[i] + update[i] * (state[i] - candidate[i]);
        }
    }

    internal static void StepBackwardScalar(
        Span<float> reset, Span<float> update, Span<float> recurrent, Span<float> candidate, ReadOnlySpan<float> state,
        Span<float> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            float r = reset[i], z = update[i], m = recurrent[i], n = candidate[i], dh = gradient[i];
            var dn = dh * (1 - z) * (1 - n * n);
            reset[i] = dn * m * (r * (1 - r));
            update[i] = dh * (state[i] - n) * (z * (1 - z));
            recurrent[i] = dn * r;
            candidate[i] = dn;
            gradient[i] = dh * z;
        }
    }

    static void RequireLength(int length, params ReadOnlySpan<int> others)
    {
        foreach (var other in others)
            ArgumentOutOfRangeException.ThrowIfNotEqual(other, length, "length");
    }
}
