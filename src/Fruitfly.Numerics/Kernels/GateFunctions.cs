using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The functions of gates for vectors of every width, with the same bits in each: σ within 2⁻²² of the exact
/// value, tanh within 4 units in the last place. NaN stays NaN.</summary>
static class GateFunctions
{
    /// <summary>exp of more than this changes neither σ nor tanh within their errors, and the
    /// product of two of it is finite.</summary>
    const float Bound = 40;

    /// <summary>σ(x) and σ(y), with one division for both: 1 / a = b · (1 / (a b)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sigmoids<TSimd, TVector>(ref TVector x, ref TVector y)
        where TSimd : struct, IArithmetic<TVector>
        where TVector : struct
    {
        var one = TSimd.Broadcast(1);
        Exponential<TSimd, TVector>(TSimd.Clamp(TSimd.Subtract(default, x), Bound), out var scale, out var p);
        var a = TSimd.Add(TSimd.MultiplyAdd(p, scale, scale), one);
        Exponential<TSimd, TVector>(TSimd.Clamp(TSimd.Subtract(default, y), Bound), out scale, out p);
        var b = TSimd.Add(TSimd.MultiplyAdd(p, scale, scale), one);
        var inverse = TSimd.Divide(one, TSimd.Multiply(a, b));
        x = TSimd.Multiply(b, inverse);
        y = TSimd.Multiply(a, inverse);
    }

    /// <summary>tanh x = e / (e + 2) with e = exp 2x − 1, which keeps its digits near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TSimd, TVector>(TVector x)
        where TSimd : struct, IArithmetic<TVector>
        where TVector : struct
    {
        Exponential<TSimd, TVector>(TSimd.Clamp(TSimd.Add(x, x), Bound), out var scale, out var p);
        var e = TSimd.MultiplyAdd(p, scale, TSimd.Subtract(scale, TSimd.Broadcast(1)));
        return TSimd.Divide(e, TSimd.Add(e, TSimd.Broadcast(2)));
    }

    /// <summary>exp x = 2ⁿ (1 + p) with n the integer nearest to x / ln 2 and p = exp r − 1 of the rest r, |r| ≤ ln 2 /
    /// 2; the polynomial is that of Cephes' expf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Exponential<TSimd, TVector>(TVector x, out TVector scale, out TVector p)
        where TSimd : struct, IArithmetic<TVector>
        where TVector : struct
    {
        // Adding 1.5 · 2²³ rounds to an integer and leaves it in the last bits.
        var shift = TSimd.Broadcast(12_582_912);
        var shifted = TSimd.MultiplyAdd(x, TSimd.Broadcast(1.44269504088896341f), shift);
        var n = TSimd.Subtract(shifted, shift);
        scale = TSimd.PowerOfTwo(shifted);
        // ln 2 in two pieces, the first with few digits, so that n · piece is exact.
        var r = TSimd.MultiplyAdd(n, TSimd.Broadcast(-0.693359375f), x);
        r = TSimd.MultiplyAdd(n, TSimd.Broadcast(2.12194440e-4f), r);
        p = TSimd.MultiplyAdd(TSimd.Broadcast(1.9875691500e-4f), r, TSimd.Broadcast(1.3981999507e-3f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(8.3334519073e-3f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(4.1665795894e-2f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(1.6666665459e-1f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(5.0000001201e-1f));
        p = TSimd.MultiplyAdd(p, TSimd.Multiply(r, r), r);
    }
}
