using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Work on the columns of a row-major matrix <c>[rows × columns]</c>: batch normalization of vectors. A
/// destination may not overlap a source.</summary>
public static partial class ColumnNormalization
{
    /// <summary>mean[c] = Σᵣ x[r, c] / rows; variance[c] = Σᵣ (x[r, c] − mean[c])² / rows</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Moments(
        ReadOnlySpan<float> x, int rows, int columns, Span<float> mean, Span<float> variance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        Guard(x.Length, rows, columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(mean.Length, columns, nameof(mean));
        ArgumentOutOfRangeException.ThrowIfNotEqual(variance.Length, columns, nameof(variance));
        if (IsNarrow(columns))
        {
            MomentsScalar(x, rows, columns, mean, variance);
            return;
        }
        var (lanes, count) = (Vector<float>.Count, new Vector<float>(rows));
        fixed (float* from = x, toMean = mean, toVariance = variance)
            for (var column = 0; ; column = Math.Min(column + lanes, columns - lanes)) // the last vector reaches back
            {
                var average = Sum(from + column, rows, columns) / count;
                Vector.Store(average, toMean + column);
                Vector.Store(SumOfSquares(from + column, average, rows, columns) / count, toVariance + column);
                if (column == columns - lanes)
                    break;
            }
    }

    /// <summary>y = t(x)</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Apply(ReadOnlySpan<float> x, int rows, in ColumnTransform t, Span<float> y)
    {
        var columns = t.Columns;
        Guard(x.Length, rows, columns);
        Guard(y.Length, rows, columns);
        if (IsNarrow(columns))
        {
            ApplyScalar(x, rows, t, y);
            return;
        }
        var (lanes, floor, end) = (Vector<float>.Count, new Vector<float>(t.Floor), (nint)rows * columns);
        fixed (float* from = x, means = t.Mean, factors = t.Factor, summands = t.Summand, to = y)
            for (var column = 0; ; column = Math.Min(column + lanes, columns - lanes))
            {
                var (m, f, s) =
                    (Vector.Load(means + column), Vector.Load(factors + column), Vector.Load(summands + column));
                for (nint i = column; i < end; i += columns)
                    Vector.Store(Vector.MaxNative(floor, (Vector.Load(from + i) - m) * f + s), to + i);
                if (column == columns - lanes)
                    break;
            }
    }

    /// <summary>sums[c] = Σᵣ h[r, c]; products[c] = Σᵣ h[r, c] (x[r, c] − mean[c]), where h is g, but 0 where t(x) was
    /// rectified</summary>
    /// <param name="g">∂/∂ t(x)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Sums(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, in ColumnTransform t, Span<float> sums,
        Span<float> products)
    {
        var columns = t.Columns;
        Guard(x.Length, rows, columns);
        Guard(g.Length, rows, columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, columns, nameof(sums));
        ArgumentOutOfRangeException.ThrowIfNotEqual(products.Length, columns, nameof(products));
        if (IsNarrow(columns))
        {
            SumsScalar(x, g, rows, t, sums, products);
            return;
        }
        var (lanes, floor, end) = (Vector<float>.Count, new Vector<float>(t.Floor), (nint)rows * columns);
        fixed (float* values = x, gradients = g, means = t.Mean, factors = t.Factor, summands = t.Summand,
            toSums = sums, toProducts = products)
            for (var column = 0; ; column = Math.Min(column + lanes, columns - lanes))
            {
                var (m, f, s) =
                    (Vector.Load(means + column), Vector.Load(factors + column), Vector.Load(summands + column));
                Vector<float> s0 = default, s1 = default, p0 = default, p1 = default;
                nint i = column;
                for (; i + columns < end; i += 2 * columns)
                {
                    Vector<float> x0 = Vector.Load(values + i) - m, x1 = Vector.Load(values + i + columns) - m;
                    Vector<float> h0 = Passed(x0 * f + s, floor, Vector.Load(gradients + i)),
                        h1 = Passed(x1 * f + s, floor, Vector.Load(gradients + i + columns));
                    s0 += h0;
                    s1 += h1;
                    p0 += h0 * x0;
                    p1 += h1 * x1;
                }
                if (i < end)
                {
                    var last = Vector.Load(values + i) - m;
                    var h = Passed(last * f + s, floor, Vector.Load(gradients + i));
                    s0 += h;
                    p0 += h * last;
                }
                Vector.Store(s0 + s1, toSums + column);
                Vector.Store(p0 + p1, toProducts + column);
                if (column == columns - lanes)
                    break;
            }
    }

    /// <summary>d[r, c] = h[r, c] factor[c] + (x[r, c] − mean[c]) slope[c] + offset[c], where h is g, but 0 where t(x)
    /// was rectified</summary>
    /// <param name="g">∂/∂ t(x)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void InputGradient(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, in ColumnTransform t, ReadOnlySpan<float> slope,
        ReadOnlySpan<float> offset, Span<float> d)
    {
        var columns = t.Columns;
        Guard(x.Length, rows, columns);
        Guard(g.Length, rows, columns);
        Guard(d.Length, rows, columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(slope.Length, columns, nameof(slope));
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset.Length, columns, nameof(offset));
        if (IsNarrow(columns))
        {
            InputGradientScalar(x, g, rows, t, slope, offset, d);
            return;
        }
        var (lanes, floor, end) = (Vector<float>.Count, new Vector<float>(t.Floor), (nint)rows * columns);
        fixed (float* values = x, gradients = g, means = t.Mean, factors = t.Factor, summands = t.Summand,
            slopes = slope, offsets = offset, to = d)
            for (var column = 0; ; column = Math.Min(column + lanes, columns - lanes))
            {
                var (m, f, s) =
                    (Vector.Load(means + column), Vector.Load(factors + column), Vector.Load(summands + column));
                var (k, o) = (Vector.Load(slopes + column), Vector.Load(offsets + column));
                for (nint i = column; i < end; i += columns)
                {
                    var centered = Vector.Load(values + i) - m;
                    var h = Passed(centered * f + s, floor, Vector.Load(gradients + i));
                    Vector.Store(h * f + (centered * k + o), to + i);
                }
                if (column == columns - lanes)
                    break;
            }
    }

    static bool IsNarrow(int columns) => !InstructionSet.IsVectorized || columns < Vector<float>.Count;

    static void Guard(int length, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, (long)rows * columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Passed(Vector<float> value, Vector<float> floor, Vector<float> gradient) =>
        Vector.ConditionalSelect(Vector.GreaterThan(value, floor), gradient, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe Vector<float> Sum(float* from, int rows, nint columns)
    {
        Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
        var row = 0;
        for (; row + 4 <= rows; row += 4, from += 4 * columns)
        {
            s0 += Vector.Load(from);
            s1 += Vector.Load(from + columns);
            s2 += Vector.Load(from + 2 * columns);
            s3 += Vector.Load(from + 3 * columns);
        }
        for (; row < rows; row++, from += columns)
            s0 += Vector.Load(from);
        return s0 + s1 + (s2 + s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe Vector<float> SumOfSquares(float* from, Vector<float> mean, int rows, nint columns)
    {
        Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
        var row = 0;
        for (; row + 4 <= rows; row += 4, from += 4 * columns)
        {
            var x0 = Vector.Load(from) - mean;
            var x1 = Vector.Load(from + columns) - mean;
            var x2 = Vector.Load(from + 2 * columns) - mean;
            var x3 = Vector.Load(from + 3 * columns) - mean;
            s0 += x0 * x0;
            s1 += x1 * x1;
            s2 += x2 * x2;
            s3 += x3 * x3;
        }
        for (; row < rows; row++, from += columns)
        {
            var x = Vector.Load(from) - mean;
            s0 += x * x;
        }
        return s0 + s1 + (s2 + s3);
    }
}
