namespace Fruitfly.Numerics.Kernels;

/// <summary>Least squares: Σ (f − y)² over all elements (UDL 5.3).</summary>
public static class SquaredError
{
    /// <summary>The sum over all elements; writes its gradient times <paramref name="scale"/>, which is
    /// 2 · scale · (f − y).</summary>
    /// <param name="gradient">as long as f and y; may be either of them</param>
    public static double Sum(ReadOnlySpan<float> f, ReadOnlySpan<float> y, float scale, Span<float> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, f.Length, nameof(y));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, f.Length, nameof(gradient));
        var loss = 0.0;
        for (var i = 0; i < f.Length; i++)
        {
            var difference = f[i] - y[i];
            loss += (double)difference * difference;
            gradient[i] = 2 * scale * difference;
        }
        return loss;
    }
}
