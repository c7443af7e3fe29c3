using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Brings each row of a row-major matrix to mean 0 and variance 1: layer normalization. A destination may not
/// overlap a source.</summary>
public static partial class RowNormalization
{
    /// <summary>n[r, c] = (x[r, c] − mean of row r) s[r] with s[r] = 1 / √(variance of row r + ε);
    /// y[r, c] = n[r, c] factor[c] + summand[c]</summary>
    /// <param name="x"><c>[rows × columns]</c>, as n and y</param>
    /// <param name="n">the normalized values</param>
    /// <param name="s"><c>[rows]</c></param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Normalize(
        ReadOnlySpan<float> x, int columns, float epsilon, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand,
        Span<float> n, Span<float> s, Span<float> y)
    {
        Guard(x.Length, columns, s.Length, n.Length, y.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(factor.Length, columns, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfNotEqual(summand.Length, columns, nameof(summand));
        if (IsNarrow(columns))
        {
            NormalizeScalar(x, columns, epsilon, factor, summand, n, s, y);
            return;
        }
        int lanes = Vector<float>.Count, whole = columns - columns % lanes;
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
                    Vector.Store(value * Vector.Load(factors + c) + Vector.Load(summands + c), output + c);
                }
                for (var c = whole; c < columns; c++)
                {
                    to[c] = (from[c] - mean) * inverse;
                    output[c] = to[c] * factors[c] + summands[c];
                }
            }
    }

    /// <summary>d[r, c] = s[r] (h[r, c] − mean of h in row r − n[r, c] · mean of h n in row r) with
    /// h[r, c] = g[r, c] factor[c], the gradient of what was normalized</summary>
    /// <param name="n">the normalized values, <c>[rows × columns]</c>, as g and d</param>
    /// <param name="g">∂/∂ the outputs</param>
    /// <param name="s"><c>[rows]</c></param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void InputGradient(
        ReadOnlySpan<float> n, ReadOnlySpan<float> g, int columns, ReadOnlySpan<float> factor, ReadOnlySpan<float> s,
        Span<float> d)
    {
        Guard(n.Length, columns, s.Length, g.Length, d.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(factor.Length, columns, nameof(factor));
        if (IsNarrow(columns))
        {
            InputGradientScalar(n, g, columns, factor, s, d);
            return;
        }
        int lanes = Vector<float>.Count, whole = columns - columns % lanes;
        fixed (float* normalized = n, gradients = g, target = d, factors = factor)
            for (var row = 0; row < s.Length; row++)
            {
                nint start = (nint)row * columns;
                float* values = normalized + start, gradient = gradients + start, to = target + start;
                Vector<float> sums = default, products = default;
                for (var c = 0; c < whole; c += lanes)
                {
                    var h = Vector.Load(gradient + c) * Vector.Load(factors + c);
                    sums += h;
                    products += h * Vector.Load(values + c);
                }
                float sum = Vector.Sum(sums), product = Vector.Sum(products);
                for (var c = whole; c < columns; c++)
                {
                    sum += gradient[c] * factors[c];
                    product += gradient[c] * factors[c] * values[c];
                }
                (sum, product) = (sum / columns, product / columns);
                Vector<float> one = new(sum), slope = new(product);
                for (var c = 0; c < whole; c += lanes)
                {
                    var h = Vector.Load(gradient + c) * Vector.Load(factors + c);
                    Vector.Store((h - one - Vector.Load(values + c) * slope) * s[row], to + c);
                }
                for (var c = whole; c < columns; c++)
                    to[c] = (gradient[c] * factors[c] - sum - values[c] * product) * s[row];
            }
    }

    static bool IsNarrow(int columns) => !InstructionSet.IsVectorized || columns < Vector<float>.Count;

    static void Guard(int length, int columns, int rows, int other, int another)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, (long)rows * columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other, length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(another, length);
    }
}
