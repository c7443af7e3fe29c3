namespace Fruitfly.Numerics.Kernels;

public static partial class RowNormalization
{
    internal static void NormalizeScalar(
        ReadOnlySpan<float> x, int columns, float epsilon, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand,
        Span<float> n, Span<float> s, Span<float> y)
    {
        for (var row = 0; row < s.Length; row++)
        {
            var start = row * columns;
            var sum = 0f;
            for (var c = 0; c < columns; c++)
                sum += x[start + c];
            var mean = sum / columns;
            var squares = 0f;
            for (var c = 0; c < columns; c++)
                squares += (x[start + c] - mean) * (x[start + c] - mean);
            s[row] = 1 / MathF.Sqrt(squares / columns + epsilon);
            for (var c = 0; c < columns; c++)
            {
                n[start + c] = (x[start + c] - mean) * s[row];
                y[start + c] = n[start + c] * factor[c] + summand[c];
            }
        }
    }

    internal static void InputGradientScalar(
        ReadOnlySpan<float> n, ReadOnlySpan<float> g, int columns, ReadOnlySpan<float> factor, ReadOnlySpan<float> s,
        Span<float> d)
    {
        for (var row = 0; row < s.Length; row++)
        {
            var start = row * columns;
            float sum = 0, product = 0;
            for (var c = 0; c < columns; c++)
            {
                sum += g[start + c] * factor[c];
                product += g[start + c] * factor[c] * n[start + c];
            }
            (sum, product) = (sum / columns, product / columns);
            for (var c = 0; c < columns; c++)
                d[start + c] = (g[start + c] * factor[c] - sum - n[start + c] * product) * s[row];
        }
    }
}
