using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Work on the columns of a row-major matrix <c>[rows × columns]</c>, each of which has a mean, a factor and a
/// summand of its own: batch normalization of vectors. A destination may not overlap a source.</summary>
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

    /// <summary>y[r, c] = (x[r, c] − mean[c]) factor[c] + summand[c]</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Apply(
        ReadOnlySpan<float> x, int rows, int columns, ReadOnlySpan<float> mean, ReadOnlySpan<float> factor,
        ReadOnlySpan<float> summand, Span<float> y)
    {
        Guard(x.Length, rows, columns);
        Guard(y.Length, rows, columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(mean.Length, columns, nameof(mean));
        ArgumentOutOfRangeException.ThrowIfNotEqual(factor.Length, columns, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfNotEqual(summand.Length, columns, nameof(summand));
        if (IsNarrow(columns))
        {
            ApplyScalar(x, rows, columns, mean, factor, summand, y);
            return;
        }
        var lanes = Vector<float>.Count;
        fixed (float* from = x, means = mean, factors = factor, summands = summand, to = y)
            for (var column = 0; ; column = Math.Min(column + lanes, columns - lanes))
            {
                var (m, f, s) =
                    (Vector.Load(means + column), Vector.Load(factors + column), Vector.Load(summands + column));
                var end = (nint)rows * columns;
                for (nint i = column; i < end; i += columns)
                    Vector.Store((Vector.Load(from + i) - m) * f + s, to + i);
                if (column == columns - lanes)
                    break;
            }
    }

    /// <summary>sums[c] = Σᵣ g[r, c]; products[c] = Σᵣ g[r, c] (x[r, c] − mean[c])</summary>
    /// <param name="mean">empty for zeros</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Sums(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, int columns, ReadOnlySpan<float> mean,
        Span<float> sums, Span<float> products)
    {
        Guard(x.Length, rows, columns);
        Guard(g.Length, rows, columns);
        if (!mean.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfNotEqual(mean.Length, columns, nameof(mean));
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, columns, nameof(sums));
        ArgumentOutOfRangeException.ThrowIfNotEqual(products.Length, columns, nameof(products));
        if (IsNarrow(columns))
        {
            SumsScalar(x, g, rows, columns, mean, sums, products);
            return;
        }
        var lanes = Vector<float>.Count;
        fixed (float* values = x, gradients = g, means = mean, toSums = sums, toProducts = products)
            for (var column = 0; ; column = Math.Min(column + lanes, columns - lanes))
            {
                var m = mean.IsEmpty ? default : Vector.Load(means + column);
                Vector<float> s0 = default, s1 = default, p0 = default, p1 = default;
                var end = (nint)rows * columns;
                nint i = column;
                for (; i + columns < end; i += 2 * columns)
                {
                    Vector<float> g0 = Vector.Load(gradients + i), g1 = Vector.Load(gradients + i + columns);
                    s0 += g0;
                    s1 += g1;
                    p0 += g0 * (Vector.Load(values + i) - m);
                    p1 += g1 * (Vector.Load(values + i + columns) - m);
                }
                if (i < end)
                {
                    s0 += Vector.Load(gradients + i);
                    p0 += Vector.Load(gradients + i) * (Vector.Load(values + i) - m);
                }
                Vector.Store(s0 + s1, toSums + column);
                Vector.Store(p0 + p1, toProducts + column);
                if (column == columns - lanes)
                    break;
            }
    }

    /// <summary>d[r, c] = g[r, c] factor[c] + (x[r, c] − mean[c]) slope[c] + summand[c]</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void InputGradient(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, int columns, ReadOnlySpan<float> mean,
        ReadOnlySpan<float> factor, ReadOnlySpan<float> slope, ReadOnlySpan<float> summand, Span<float> d)
    {
        Guard(x.Length, rows, columns);
        Guard(g.Length, rows, columns);
        Guard(d.Length, rows, columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(mean.Length, columns, nameof(mean));
        ArgumentOutOfRangeException.ThrowIfNotEqual(factor.Length, columns, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfNotEqual(slope.Length, columns, nameof(slope));
        ArgumentOutOfRangeException.ThrowIfNotEqual(summand.Length, columns, nameof(summand));
        if (IsNarrow(columns))
        {
            InputGradientScalar(x, g, rows, columns, mean, factor, slope, summand, d);
            return;
        }
        var lanes = Vector<float>.Count;
        fixed (float* values = x, gradients = g, means = mean, factors = factor, slopes = slope, summands = summand,
            to = d)
            for (var column = 0; ; column = Math.Min(column + lanes, columns - lanes))
            {
                var (m, f, k, s) = (Vector.Load(means + column), Vector.Load(factors + column),
                    Vector.Load(slopes + column), Vector.Load(summands + column));
                var end = (nint)rows * columns;
                for (nint i = column; i < end; i += columns)
                    Vector.Store(
                        Vector.Load(gradients + i) * f + ((Vector.Load(values + i) - m) * k + s), to + i);
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
