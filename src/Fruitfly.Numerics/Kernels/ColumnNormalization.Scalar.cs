namespace Fruitfly.Numerics.Kernels;

public static partial class ColumnNormalization
{
    internal static void MomentsScalar(
        ReadOnlySpan<float> x, int rows, int columns, Span<float> mean, Span<float> variance)
    {
        for (var column = 0; column < columns; column++)
        {
            var sum = 0f;
            for (var row = 0; row < rows; row++)
                sum += x[row * columns + column];
            mean[column] = sum / rows;
            var squares = 0f;
            for (var row = 0; row < rows; row++)
            {
                var centered = x[row * columns + column] - mean[column];
                squares += centered * centered;
            }
            variance[column] = squares / rows;
        }
    }

    internal static void ApplyScalar(
        ReadOnlySpan<float> x, int rows, int columns, ReadOnlySpan<float> mean, ReadOnlySpan<float> factor,
        ReadOnlySpan<float> summand, Span<float> y)
    {
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                y[row * columns + column] =
                    (x[row * columns + column] - mean[column]) * factor[column] + summand[column];
    }

    internal static void SumsScalar(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, int columns, ReadOnlySpan<float> mean,
        Span<float> sums, Span<float> products)
    {
        sums.Clear();
        products.Clear();
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var gradient = g[row * columns + column];
                sums[column] += gradient;
                products[column] += gradient * (x[row * columns + column] - (mean.IsEmpty ? 0 : mean[column]));
            }
    }

    internal static void InputGradientScalar(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, int columns, ReadOnlySpan<float> mean,
        ReadOnlySpan<float> factor, ReadOnlySpan<float> slope, ReadOnlySpan<float> summand, Span<float> d)
    {
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var i = row * columns + column;
                d[i] = g[i] * factor[column] + ((x[i] - mean[column]) * slope[column] + summand[column]);
            }
    }
}
