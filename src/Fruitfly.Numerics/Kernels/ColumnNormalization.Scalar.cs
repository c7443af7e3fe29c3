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

    internal static void ApplyScalar(ReadOnlySpan<float> x, int rows, in ColumnTransform t, Span<float> y)
    {
        for (var i = 0; i < rows * t.Columns; i++)
        {
            var value = t.Value(x[i], i % t.Columns);
            y[i] = value < t.Floor ? t.Floor : value; // NaN stays
        }
    }

    internal static void SumsScalar(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, in ColumnTransform t, Span<float> sums,
        Span<float> products)
    {
        sums.Clear();
        products.Clear();
        for (var i = 0; i < rows * t.Columns; i++)
        {
            var column = i % t.Columns;
            var gradient = t.Value(x[i], column) > t.Floor ? g[i] : 0;
            sums[column] += gradient;
            products[column] += gradient * (x[i] - t.Mean[column]);
        }
    }

    internal static void InputGradientScalar(
        ReadOnlySpan<float> x, ReadOnlySpan<float> g, int rows, in ColumnTransform t, ReadOnlySpan<float> slope,
        ReadOnlySpan<float> offset, Span<float> d)
    {
        for (var i = 0; i < rows * t.Columns; i++)
        {
            var column = i % t.Columns;
            var gradient = t.Value(x[i], column) > t.Floor ? g[i] : 0;
            d[i] = gradient * t.Factor[column] + ((x[i] - t.Mean[column]) * slope[column] + offset[column]);
        }
    }
}
