using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

public static partial class RowNormalization
{
    /// <summary>With n[r, c] = (x[r, c] − mean[r]) s[r], h[r, c] = g[r, c], but 0 where y was rectified, and
    /// k[r, c] = h[r, c] factor[c]: d[r, c] = s[r] (k[r, c] − mean of k in row r − n[r, c] · mean of k n in row r);
    /// factorGradient[c] = Σᵣ h[r, c] n[r, c]; summandGradient[c] = Σᵣ h[r, c]</summary>
    /// <param name="x"><c>[rows × columns]</c>, as g and d</param>
    /// <param name="mean"><c>[rows]</c>, as s</param>
    /// <param name="g">∂/∂y</param>
    /// <param name="d">∂/∂x; empty where it is not needed</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> s, ReadOnlySpan<float> g,
        ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, bool rectifies, Span<float> factorGradient,
        Span<float> summandGradient, Span<float> d)
    {
        var columns = Guard(
            x.Length, factor, summand, mean.Length, s.Length, g.Length, d.IsEmpty ? x.Length : d.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(factorGradient.Length, columns, nameof(factorGradient));
        ArgumentOutOfRangeException.ThrowIfNotEqual(summandGradient.Length, columns, nameof(summandGradient));
        if (IsNarrow(columns))
        {
            BackwardScalar(x, mean, s, g, factor, summand, rectifies, factorGradient, summandGradient, d);
            return;
        }
        factorGradient.Clear();
        summandGradient.Clear();
        fixed (float* values = x, means = mean, inverses = s, gradients = g, factors = factor, summands = summand,
            ofFactors = factorGradient, ofSummands = summandGradient, target = d)
        {
            var pass = new Pass(factors, summands, ofFactors, ofSummands, columns, Floor(rectifies));
            var row = 0;
            for (; row + 2 <= s.Length; row += 2)
                Sum<Two>(pass, row, values, means, inverses, gradients, target);
            if (row < s.Length)
                Sum<One>(pass, row, values, means, inverses, gradients, target);
        }
    }

    /// <summary>A row, or two at once: the gradients of factors and summands are loaded and stored half as often.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Sum<TRows>(
        in Pass p, nint row, float* x, float* mean, float* s, float* g, float* d) where TRows : struct, IConstant
    {
        nint start = row * p.Columns, end = p.Columns - Vector<float>.Count;
        float* x0 = x + start, x1 = x0 + p.Columns, g0 = g + start, g1 = g0 + p.Columns;
        float* d0 = d == null ? null : d + start, d1 = d0 + p.Columns;
        Vector<float> m0 = new(mean[row]), s0 = new(s[row]), m1 = default, s1 = default;
        if (TRows.Value == 2)
            (m1, s1) = (new(mean[row + 1]), new(s[row + 1]));
        var (floor, counts) = (new Vector<float>(p.Floor), NotYet(p.Columns));
        Vector<float> sums0 = default, products0 = default, sums1 = default, products1 = default;
        for (nint c = end, next = 0; ; c = next, next += Vector<float>.Count, counts = Vector<float>.AllBitsSet)
        {
            Vector<float> f = Vector.Load(p.Factors + c), b = Vector.Load(p.Summands + c);
            Vector<float> ofFactor = Vector.Load(p.OfFactors + c), ofSummand = Vector.Load(p.OfSummands + c);
            var n = (Vector.Load(x0 + c) - m0) * s0;
            var h = counts & ColumnNormalization.Passed(Value(n, f, b), floor, Vector.Load(g0 + c));
            var k = h * f;
            ofSummand += h;
            ofFactor = Vector.MultiplyAddEstimate(h, n, ofFactor);
            sums0 += k;
            products0 = Vector.MultiplyAddEstimate(k, n, products0);
            if (d != null)
                Vector.Store(k, d0 + c);
            if (TRows.Value == 2)
            {
                n = (Vector.Load(x1 + c) - m1) * s1;
                h = counts & ColumnNormalization.Passed(Value(n, f, b), floor, Vector.Load(g1 + c));
                k = h * f;
                ofSummand += h;
                ofFactor = Vector.MultiplyAddEstimate(h, n, ofFactor);
                sums1 += k;
                products1 = Vector.MultiplyAddEstimate(k, n, products1);
                if (d != null)
                    Vector.Store(k, d1 + c);
            }
            Vector.Store(ofFactor, p.OfFactors + c);
            Vector.Store(ofSummand, p.OfSummands + c);
            if (next >= end)
                break;
        }
        if (d == null)
            return;
        var all = Sums(sums0, products0, sums1, products1) / p.Columns;
        Finish(x0, m0, s0, new(all[0]), new(all[1]), end, d0);
        if (TRows.Value == 2)
            Finish(x1, m1, s1, new(all[2]), new(all[3]), end, d1);
    }

    /// <summary>From k to d of a row, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Finish(
        float* x, Vector<float> mean, Vector<float> s, Vector<float> one, Vector<float> slope, nint end, float* d)
    {
        (one, slope) = (-one * s, -slope * s);
        var k = Vector.Load(d);
        for (nint c = 0; ;)
        {
            // The last vector reaches back: it is loaded before the one before it is stored.
            var following = Math.Min(c + Vector<float>.Count, end);
            var after = Vector.Load(d + following);
            var normalized = (Vector.Load(x + c) - mean) * s;
            Vector.Store(
                Vector.MultiplyAddEstimate(k, s, Vector.MultiplyAddEstimate(normalized, slope, one)), d + c);
            if (c == end)
                return;
            (c, k) = (following, after);
        }
    }

    readonly unsafe struct Pass(
        float* factors, float* summands, float* ofFactors, float* ofSummands, int columns, float floor)
    {
        public readonly float* Factors = factors, Summands = summands, OfFactors = ofFactors, OfSummands = ofSummands;
        public readonly int Columns = columns;
        public readonly float Floor = floor;
    }
}
