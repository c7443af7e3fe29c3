using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Brings each row of a row-major matrix to mean 0 and variance 1: layer normalization. A destination may not
/// overlap a source.</summary>
public static partial class RowNormalization
{
    /// <summary>n[r, c] = (x[r, c] − mean of row r) s[r] with s[r] = 1 / √(variance of row r + ε);
    /// y[r, c] = n[r, c] factor[c] + summand[c], or the ReLU of it</summary>
    /// <param name="x"><c>[rows × columns]</c>, as n and y</param>
    /// <param name="n">the normalized values</param>
    /// <param name="s"><c>[rows]</c></param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Normalize(
        ReadOnlySpan<float> x, float epsilon, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, bool rectifies,
        Span<float> n, Span<float> s, Span<float> y)
    {
        var columns = Guard(x.Length, factor, summand, s.Length, n.Length, y.Length);
        if (IsNarrow(columns))
        {
            NormalizeScalar(x, epsilon, factor, summand, rectifies, n, s, y);
            return;
        }
        int lanes = Vector<float>.Count, whole = columns - columns % lanes;
        var least = Floor(rectifies);
        var floor = new Vector<float>(least);
        fixed (float* source = x, normalized = n, target = y, factors = factor, summands = summand)
            for (var row = 0; row < s.Length; row++)
            {
                nint start = (nint)row * columns;
                float* from = source + start, to = normalized + start, output = target + start;
                Vector<float> sum = default;
                for (var c = 0; c < whole; c += lanes)
                    sum += Vector.Load(from + c);
                var total = Vector.Sum(sum);
                for (var c = whole; c < columns; c++)
                    total += from[c];
                var mean = total / columns;
                Vector<float> means = new(mean), squares = default;
                for (var c = 0; c < whole; c += lanes)
                {
                    var centered = Vector.Load(from + c) - means;
                    squares += centered * centered;
                }
                var square = Vector.Sum(squares);
                for (var c = whole; c < columns; c++)
                    square += (from[c] - mean) * (from[c] - mean);
                var inverse = s[row] = 1 / MathF.Sqrt(square / columns + epsilon);
                for (var c = 0; c < whole; c += lanes)
                {
                    var value = (Vector.Load(from + c) - means) * inverse;
                    Vector.Store(value, to + c);
                    Vector.Store(
                        Vector.MaxNative(floor, value * Vector.Load(factors + c) + Vector.Load(summands + c)),
                        output + c);
                }
                for (var c = whole; c < columns; c++)
                {
                    to[c] = (from[c] - mean) * inverse;
                    var value = to[c] * factors[c] + summands[c];
                    output[c] = value < least ? least : value;
                }
            }
    }

    /// <summary>With h[r, c] = g[r, c], but 0 where y was rectified, and k[r, c] = h[r, c] factor[c]:
    /// d[r, c] = s[r] (k[r, c] − mean of k in row r − n[r, c] · mean of k n in row r);
    /// factorGradient[c] = Σᵣ h[r, c] n[r, c]; summandGradient[c] = Σᵣ h[r, c]</summary>
    /// <param name="n">the normalized values, <c>[rows × columns]</c>, as g and d</param>
    /// <param name="g">∂/∂y</param>
    /// <param name="s"><c>[rows]</c></param>
    /// <param name="d">∂/∂x; empty where it is not needed</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Backward(
        ReadOnlySpan<float> n, ReadOnlySpan<float> g, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand,
        bool rectifies, ReadOnlySpan<float> s, Span<float> factorGradient, Span<float> summandGradient, Span<float> d)
    {
        var columns = Guard(n.Length, factor, summand, s.Length, g.Length, d.IsEmpty ? n.Length : d.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(factorGradient.Length, columns, nameof(factorGradient));
        ArgumentOutOfRangeException.ThrowIfNotEqual(summandGradient.Length, columns, nameof(summandGradient));
        if (IsNarrow(columns))
        {
            BackwardScalar(n, g, factor, summand, rectifies, s, factorGradient, summandGradient, d);
            return;
        }
        int lanes = Vector<float>.Count, whole = columns - columns % lanes;
        var least = Floor(rectifies);
        var floor = new Vector<float>(least);
        factorGradient.Clear();
        summandGradient.Clear();
        fixed (float* normalized = n, gradients = g, factors = factor, summands = summand,
            ofFactors = factorGradient, ofSummands = summandGradient, target = d)
            for (var row = 0; row < s.Length; row++)
            {
                nint start = (nint)row * columns;
                float* values = normalized + start, gradient = gradients + start;
                Vector<float> sums = default, products = default;
                for (var c = 0; c < whole; c += lanes)
                {
                    Vector<float> value = Vector.Load(values + c), f = Vector.Load(factors + c);
                    var h = ColumnNormalization.Passed(
                        value * f + Vector.Load(summands + c), floor, Vector.Load(gradient + c));
                    var product = h * value;
                    Vector.Store(Vector.Load(ofSummands + c) + h, ofSummands + c);
                    Vector.Store(Vector.Load(ofFactors + c) + product, ofFactors + c);
                    sums += h * f;
                    products += product * f;
                }
                float one = Vector.Sum(sums), slope = Vector.Sum(products);
                for (var c = whole; c < columns; c++)
                {
                    var h = values[c] * factors[c] + summands[c] > least ? gradient[c] : 0;
                    ofSummands[c] += h;
                    ofFactors[c] += h * values[c];
                    one += h * factors[c];
                    slope += h * values[c] * factors[c];
                }
                if (d.IsEmpty)
                    continue;
                (one, slope) = (one / columns, slope / columns);
                var to = target + start;
                Vector<float> ones = new(one), slopes = new(slope);
                for (var c = 0; c < whole; c += lanes)
                {
                    Vector<float> value = Vector.Load(values + c), f = Vector.Load(factors + c);
                    var h = ColumnNormalization.Passed(
                        value * f + Vector.Load(summands + c), floor, Vector.Load(gradient + c));
                    Vector.Store((h * f - ones - value * slopes) * s[row], to + c);
                }
                for (var c = whole; c < columns; c++)
                {
                    var h = values[c] * factors[c] + summands[c] > least ? gradient[c] : 0;
                    to[c] = (h * factors[c] - one - values[c] * slope) * s[row];
                }
            }
    }

    static float Floor(bool rectifies) => rectifies ? 0 : float.NegativeInfinity;

    static bool IsNarrow(int columns) => !InstructionSet.IsVectorized || columns < Vector<float>.Count;

    static int Guard(
        int length, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, int rows, int other, int another)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(summand.Length, factor.Length, nameof(summand));
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, (long)rows * factor.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other, length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(another, length);
        return factor.Length;
    }
}
