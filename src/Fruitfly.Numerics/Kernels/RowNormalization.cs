using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Brings each row of a row-major matrix to mean 0 and variance 1: layer normalization. A destination may not
/// overlap a source.</summary>
public static partial class RowNormalization
{
    /// <summary>mean[r] = mean of row r; s[r] = 1 / √(variance of row r + ε);
    /// y[r, c] = n[r, c] factor[c] + summand[c] with n[r, c] = (x[r, c] − mean[r]) s[r], or the ReLU of it</summary>
    /// <param name="x"><c>[rows × columns]</c>, as y</param>
    /// <param name="mean"><c>[rows]</c>, as s</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Normalize(
        ReadOnlySpan<float> x, float epsilon, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, bool rectifies,
        Span<float> mean, Span<float> s, Span<float> y)
    {
        var columns = Guard(x.Length, factor, summand, mean.Length, s.Length, y.Length, y.Length);
        if (IsNarrow(columns))
        {
            NormalizeScalar(x, epsilon, factor, summand, rectifies, mean, s, y);
            return;
        }
        var (lanes, end, rows) = (Vector<float>.Count, columns - Vector<float>.Count, s.Length);
        var (floor, rest) = (new Vector<float>(Floor(rectifies)), NotYet(columns));
        fixed (float* source = x, target = y, factors = factor, summands = summand)
            for (var row = 0; row < rows; row += 4)
            {
                // Four rows at once, so that an addition need not wait for the one before it. Where fewer are left, the
                // last is done again, with the same result.
                int r1 = Math.Min(row + 1, rows - 1), r2 = Math.Min(row + 2, rows - 1),
                    r3 = Math.Min(row + 3, rows - 1);
                nint o0 = (nint)row * columns, o1 = (nint)r1 * columns, o2 = (nint)r2 * columns,
                    o3 = (nint)r3 * columns;
                float* x0 = source + o0, x1 = source + o1, x2 = source + o2, x3 = source + o3;
                Vector<float> t0 = default, t1 = default, t2 = default, t3 = default, counts = rest;
                for (nint c = end, next = 0; ; c = next, next += lanes, counts = Vector<float>.AllBitsSet)
                {
                    t0 += Vector.Load(x0 + c) & counts;
                    t1 += Vector.Load(x1 + c) & counts;
                    t2 += Vector.Load(x2 + c) & counts;
                    t3 += Vector.Load(x3 + c) & counts;
                    if (next >= end)
                        break;
                }
                var means = Sums(t0, t1, t2, t3) / columns;
                Vector<float> m0 = new(means[0]), m1 = new(means[1]), m2 = new(means[2]), m3 = new(means[3]);
                (t0, t1, t2, t3, counts) = (default, default, default, default, rest);
                for (nint c = end, next = 0; ; c = next, next += lanes, counts = Vector<float>.AllBitsSet)
                {
                    t0 = PlusSquare(t0, (Vector.Load(x0 + c) - m0) & counts);
                    t1 = PlusSquare(t1, (Vector.Load(x1 + c) - m1) & counts);
                    t2 = PlusSquare(t2, (Vector.Load(x2 + c) - m2) & counts);
                    t3 = PlusSquare(t3, (Vector.Load(x3 + c) - m3) & counts);
                    if (next >= end)
                        break;
                }
                var inverses = Vector128<float>.One
                    / Vector128.Sqrt(Sums(t0, t1, t2, t3) / columns + Vector128.Create(epsilon));
                Vector<float> s0 = new(inverses[0]), s1 = new(inverses[1]), s2 = new(inverses[2]),
                    s3 = new(inverses[3]);
                float* y0 = target + o0, y1 = target + o1, y2 = target + o2, y3 = target + o3;
                for (nint c = 0; ; c = Math.Min(c + lanes, end))
                {
                    Vector<float> f = Vector.Load(factors + c), b = Vector.Load(summands + c);
                    Vector.Store(Vector.MaxNative(floor, Value((Vector.Load(x0 + c) - m0) * s0, f, b)), y0 + c);
                    Vector.Store(Vector.MaxNative(floor, Value((Vector.Load(x1 + c) - m1) * s1, f, b)), y1 + c);
                    Vector.Store(Vector.MaxNative(floor, Value((Vector.Load(x2 + c) - m2) * s2, f, b)), y2 + c);
                    Vector.Store(Vector.MaxNative(floor, Value((Vector.Load(x3 + c) - m3) * s3, f, b)), y3 + c);
                    if (c == end)
                        break;
                }
                (mean[row], mean[r1], mean[r2], mean[r3]) = (means[0], means[1], means[2], means[3]);
                (s[row], s[r1], s[r2], s[r3]) = (inverses[0], inverses[1], inverses[2], inverses[3]);
            }
    }

    /// <summary>The sum of each vector's numbers: the same bits in a third of the instructions where the processor adds
    /// neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Sums(Vector<float> a, Vector<float> b, Vector<float> c, Vector<float> d)
    {
        if (!Avx.IsSupported || Vector<float>.Count != Vector256<float>.Count)
            return Vector128.Create(Vector.Sum(a), Vector.Sum(b), Vector.Sum(c), Vector.Sum(d));
        var sums = Avx.HorizontalAdd(
            Avx.HorizontalAdd(a.AsVector256(), b.AsVector256()), Avx.HorizontalAdd(c.AsVector256(), d.AsVector256()));
        return sums.GetLower() + sums.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> PlusSquare(Vector<float> sum, Vector<float> value) =>
        Vector.MultiplyAddEstimate(value, value, sum);

    /// <summary>The same bits in both passes, so that a value is rectified in both or in neither.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> Value(Vector<float> normalized, Vector<float> factor, Vector<float> summand) =>
        Vector.MultiplyAddEstimate(normalized, factor, summand);

    /// <summary>The last vector of a row reaches back, and is summed first: all bits set where its values are in no
    /// other.</summary>
    static Vector<float> NotYet(int columns)
    {
        var seen = (Vector<float>.Count - columns % Vector<float>.Count) % Vector<float>.Count;
        return Vector.AsVectorSingle(Vector.GreaterThanOrEqual(Vector<int>.Indices, new Vector<int>(seen)));
    }

    static float Floor(bool rectifies) => rectifies ? 0 : float.NegativeInfinity;

    static bool IsNarrow(int columns) => !InstructionSet.IsVectorized || columns < Vector<float>.Count;

    static int Guard(
        int length, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, int rows, int inverses, int other,
        int another)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(summand.Length, factor.Length, nameof(summand));
        ArgumentOutOfRangeException.ThrowIfNotEqual(inverses, rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, (long)rows * factor.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other, length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(another, length);
        return factor.Length;
    }
}
