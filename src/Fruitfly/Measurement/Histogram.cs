using System.Numerics.Tensors;

namespace Fruitfly.Measurement;

/// <summary>How often values fall into bins of equal width.</summary>
/// <param name="Low">where the first bin begins: the least value</param>
/// <param name="High">where the last bin ends, which it contains: the largest value</param>
/// <param name="Counts">of each bin; values that are not finite are in none</param>
public sealed record Histogram(double Low, double High, IReadOnlyList<int> Counts)
{
    /// <summary>Where nothing varies, the range is 1 wide around the value; without a
    /// finite value it is from 0 to 1.</summary>
    public static Histogram Of(ReadOnlySpan<float> values, int bins = 40)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var counts = new int[bins];
        var (low, high) = Range(values);
        var scale = bins / (high - low);
        foreach (var value in values)
            if (float.IsFinite(value))
                counts[Math.Min(bins - 1, (int)((value - low) * scale))]++;
        return new Histogram(low, high, counts);
    }

    static (double Low, double High) Range(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return (0, 1);
        double low = TensorPrimitives.Min(values), high = TensorPrimitives.Max(values);
        if (!double.IsFinite(low) || !double.IsFinite(high))
        {
            (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var value in values)
                if (float.IsFinite(value))
                    (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return low < high ? (low, high) : double.IsFinite(low) ? (low - 0.5, low + 0.5) : (0, 1);
    }
}
