using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Numerics;

/// <summary>Work that consists of float32 multiply-adds in registers and nothing else: timed, it gives the most
/// operations per second that a core can do, which no kernel exceeds.</summary>
public static class MultiplyAddPeak
{
    // A multiply-add takes 4 cycles and a core starts 2 in each, so 8 chains would fill it; 12 and two factors still
    // fit into the 16 registers of AVX2.
    const int Chains = 12;

    /// <summary>Runs chains of dependent multiply-adds on the widest vectors of this machine.</summary>
    /// <returns>the floating-point operations done, two for each multiply-add</returns>
    public static long Run(int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        var lanes =
            Vector512.IsHardwareAccelerated ? Run<Simd512, Vector512<float>>(rounds) :
            Vector256.IsHardwareAccelerated ? Run<Simd256, Vector256<float>>(rounds) :
            Vector128.IsHardwareAccelerated ? Run<Simd128, Vector128<float>>(rounds) :
            Run<SimdSingle, float>(rounds);
        return 2L * Chains * lanes * rounds;
    }

    // Not by way of slower code first: the loop is entered before the runtime could count its calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Run<TSimd, TVector>(int rounds) where TSimd : struct, ISimd<TVector> where TVector : struct
    {
        TVector factor = TSimd.Broadcast(0.999f), term = TSimd.Broadcast(0.001f);
        TVector a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term, i = term, j = term,
            k = term, l = term;
        for (var round = 0; round < rounds; round++)
        {
            a = TSimd.MultiplyAdd(a, factor, term);
            b = TSimd.MultiplyAdd(b, factor, term);
            c = TSimd.MultiplyAdd(c, factor, term);
            d = TSimd.MultiplyAdd(d, factor, term);
            e = TSimd.MultiplyAdd(e, factor, term);
            f = TSimd.MultiplyAdd(f, factor, term);
            g = TSimd.MultiplyAdd(g, factor, term);
            h = TSimd.MultiplyAdd(h, factor, term);
            i = TSimd.MultiplyAdd(i, factor, term);
            j = TSimd.MultiplyAdd(j, factor, term);
            k = TSimd.MultiplyAdd(k, factor, term);
            l = TSimd.MultiplyAdd(l, factor, term);
        }
        // Uses every result, so that no chain is optimized away, and in registers, so that none is spilled for it.
        Keep(TSimd.MultiplyAdd(a, b, TSimd.MultiplyAdd(c, d, TSimd.MultiplyAdd(e, f, TSimd.MultiplyAdd(
            g, h, TSimd.MultiplyAdd(i, j, TSimd.MultiplyAdd(k, l, term)))))));
        return TSimd.Count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Keep<TVector>(TVector result)
    {
    }
}
