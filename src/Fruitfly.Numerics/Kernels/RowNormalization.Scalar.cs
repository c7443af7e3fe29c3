namespace Fruitfly.Numerics.Kernels;

public static partial class RowNormalization
{
    internal static void NormalizeScalar(
        ReadOnlySpan<float> x, float epsilon, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, bool rectifies,
        Span<float> mean, Span<float> s, Span<float> y)
    {
        var columns = factor.Length;
        for (var row = 0; row < s.Length; row++)
        {
            var start = row * columns;
            var sum = 0f;
            for (var c = 0; c < columns; c++)
                sum += x[start + c];
            mean[row] = sum / columns;
            var squares = 0f;
            for (var c = 0; c < columns; c++)
                squares += (x[start + c] - mean[row]) * (x[start + c] - mean[row]);
            s[row] = 1 / MathF.Sqrt(squares / columns + epsilon);
            for (var c = 0; c < columns; c++)
            {
                var value = (x[start + c] - mean[row]) * s[row] * factor[c] + summand[c];
                y[start + c] = value < Floor(rectifies) ? Floor(rectifies) : value; // NaN stays
            }
        }
    }

    internal static void BackwardScalar(
        ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> s, ReadOnlySpan<float> g,
        ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, bool rectifies, Span<float> factorGradient,
        Span<float> summandGradient, Span<float> d)
    {
        var columns = factor.Length;
        factorGradient.Clear();
        summandGradient.Clear();
        for (var row = 0; row < s.Length; row++)
        {
            var start = row * columns;
            float one = 0, slope = 0;
            for (var c = 0; c < columns; c++)
            {
                var n = (x[start + c] - mean[row]) * s[row];
                var h = Passed(n, g[start + c], c, factor, summand, rectifies);
                summandGradient[c] += h;
                factorGradient[c] += h * n;
                one += h * factor[c];
                slope += h * n * factor[c];
            }
            (one, slope) = (one / columns, slope / columns);
            for (var c = 0; !d.IsEmpty && c < columns; c++)
            {
                var n = (x[start + c] - mean[row]) * s[row];
                var h = Passed(n, g[start + c], c, factor, summand, rectifies);
                d[start + c] = (h * factor[c] - one - n * slope) * s[row];
            }
        }
    }

    static float Passed(
        float value, float gradient, int column, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand,
        bool rectifies) => value * factor[column] + summand[column] > Floor(rectifies) ? gradient : 0;
}
