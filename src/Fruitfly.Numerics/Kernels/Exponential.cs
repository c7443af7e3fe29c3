using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>exp for vectors of float32, within 2 units in the last place, overflow to ∞, gradual underflow, NaN kept;
/// the base library's goes through double precision and takes several times as long.</summary>
static class Exponential
{
    /// <summary>exp x = 2ⁿ exp r with n the integer nearest to x / ln 2, so |r| ≤ ln 2 / 2; the polynomial is that of
    /// Cephes' expf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> x)
    {
        // Beyond these the result is 0 or ∞ anyway, and n stays in the range of the exponents below.
        x = Vector.ConditionalSelect(Vector.LessThan(x, new(-104f)), new(-104f), x);
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new(89f)), new(89f), x);
        var n = Vector.Round(x * new Vector<float>(1.44269504088896341f));
        // ln 2 in two pieces, the first with few digits, so that n · piece is exact.
        var r = Vector.FusedMultiplyAdd(n, new(-0.693359375f), x);
        r = Vector.FusedMultiplyAdd(n, new(2.12194440e-4f), r);
        var p = new Vector<float>(1.9875691500e-4f);
        p = Vector.FusedMultiplyAdd(p, r, new(1.3981999507e-3f));
        p = Vector.FusedMultiplyAdd(p, r, new(8.3334519073e-3f));
        p = Vector.FusedMultiplyAdd(p, r, new(4.1665795894e-2f));
        p = Vector.FusedMultiplyAdd(p, r, new(1.6666665459e-1f));
        p = Vector.FusedMultiplyAdd(p, r, new(5.0000001201e-1f));
        p = Vector.FusedMultiplyAdd(p, r * r, r) + Vector<float>.One;
        // 2ⁿ in two factors, since n reaches from −150 to 128 and an exponent only from −126 to 127.
        var exponent = Vector.ConvertToInt32Native(n);
        var half = exponent >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> PowerOfTwo(Vector<int> n) => Vector.AsVectorSingle((n + new Vector<int>(127)) << 23);

    /// <summary>Two at once, with the same bits: the steps of one fill the time in which the other waits for its own,
    /// which are a chain longer than a processor looks ahead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> X, Vector<float> Y) Of(Vector<float> x, Vector<float> y)
    {
        // A NaN is the second operand, so that it stays.
        x = Vector.MinNative(new(89f), Vector.MaxNative(new(-104f), x));
        y = Vector.MinNative(new(89f), Vector.MaxNative(new(-104f), y));
        var n = Vector.Round(x * new Vector<float>(1.44269504088896341f));
        var m = Vector.Round(y * new Vector<float>(1.44269504088896341f));
        x = Vector.FusedMultiplyAdd(n, new(-0.693359375f), x);
        y = Vector.FusedMultiplyAdd(m, new(-0.693359375f), y);
        x = Vector.FusedMultiplyAdd(n, new(2.12194440e-4f), x);
        y = Vector.FusedMultiplyAdd(m, new(2.12194440e-4f), y);
        Vector<float> p = new(1.9875691500e-4f), q = new(1.9875691500e-4f);
        p = Vector.FusedMultiplyAdd(p, x, new(1.3981999507e-3f));
        q = Vector.FusedMultiplyAdd(q, y, new(1.3981999507e-3f));
        p = Vector.FusedMultiplyAdd(p, x, new(8.3334519073e-3f));
        q = Vector.FusedMultiplyAdd(q, y, new(8.3334519073e-3f));
        p = Vector.FusedMultiplyAdd(p, x, new(4.1665795894e-2f));
        q = Vector.FusedMultiplyAdd(q, y, new(4.1665795894e-2f));
        p = Vector.FusedMultiplyAdd(p, x, new(1.6666665459e-1f));
        q = Vector.FusedMultiplyAdd(q, y, new(1.6666665459e-1f));
        p = Vector.FusedMultiplyAdd(p, x, new(5.0000001201e-1f));
        q = Vector.FusedMultiplyAdd(q, y, new(5.0000001201e-1f));
        p = Vector.FusedMultiplyAdd(p, x * x, x) + Vector<float>.One;
        q = Vector.FusedMultiplyAdd(q, y * y, y) + Vector<float>.One;
        Vector<int> i = Vector.ConvertToInt32Native(n), j = Vector.ConvertToInt32Native(m);
        Vector<int> halfOfI = i >> 1, halfOfJ = j >> 1;
        return (p * PowerOfTwo(halfOfI) * PowerOfTwo(i - halfOfI), q * PowerOfTwo(halfOfJ) * PowerOfTwo(j - halfOfJ));
    }
}
