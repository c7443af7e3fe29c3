namespace Fruitfly.Data.Mnist1d;

/// <summary>Sums, spacings and interpolation with NumPy's order of operations, so that every bit agrees with the
/// published generator. Plain doubles: no fused multiply-add, no vector sums.</summary>
static class NumpyArithmetic
{
    const int Chunk = 8192;

    /// <summary><c>np.sum</c> in memory order: chunks of 8192, each summed in pairs.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (; values.Length > Chunk; values = values[Chunk..])
            sum += PairwiseSum(values[..Chunk]);
        return sum + PairwiseSum(values);
    }

    /// <summary><c>np.std</c>: the root of the mean squared deviation from the mean.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        var (mean, count, sum) = (Sum(values) / values.Length, values.Length, 0.0);
        Span<double> squares = new double[Math.Min(Chunk, count)];
        while (!values.IsEmpty)
        {
            var chunk = squares[..Math.Min(Chunk, values.Length)];
            for (var i = 0; i < chunk.Length; i++)
                chunk[i] = (values[i] - mean) * (values[i] - mean);
            sum += PairwiseSum(chunk);
            values = values[chunk.Length..];
        }
        return Math.Sqrt(sum / count);
    }

    /// <summary><c>np.linspace(start, stop, length)</c></summary>
    public static double[] Linspace(double start, double stop, int length)
    {
        var values = new double[length];
        var step = (stop - start) / (length - 1);
        for (var i = 0; i < length; i++)
            values[i] = i == 0 ? start : i * step + start;
        if (length > 1)
            values[^1] = stop;
        return values;
    }

    /// <summary>Stretches or shrinks values, taken at even places from 0 to 1, to the given rising places, linearly:
    /// <c>interp1d(np.linspace(0, 1, len(values)), values)(places)</c>.</summary>
    public static void Interpolate(ReadOnlySpan<double> values, ReadOnlySpan<double> places, Span<double> destination)
    {
        var last = values.Length - 1;
        var step = 1.0 / last;
        var (j, knot, next) = (0, 0.0, last == 1 ? 1.0 : step);
        for (var i = 0; i < places.Length; i++)
        {
            var place = places[i];
            while (j < last && next <= place)
            {
                j++;
                (knot, next) = (next, j + 1 == last ? 1.0 : (j + 1) * step);
            }
            destination[i] = j == last || knot == place
                ? values[j]
                : (values[j + 1] - values[j]) / (next - knot) * (place - knot) + values[j];
        }
    }

    static double PairwiseSum(ReadOnlySpan<double> values)
    {
        var count = values.Length;
        if (count > 128)
        {
            var half = count / 2 / 8 * 8;
            return PairwiseSum(values[..half]) + PairwiseSum(values[half..]);
        }
        if (count < 8)
        {
            var few = 0.0;
            foreach (var value in values)
                few += value;
            return few;
        }
        Span<double> lanes = stackalloc double[8];
        values[..8].CopyTo(lanes);
        var next = 8;
        for (; next <= count - 8; next += 8)
            for (var lane = 0; lane < 8; lane++)
                lanes[lane] += values[next + lane];
        var sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        foreach (var value in values[next..])
            sum += value;
        return sum;
    }
}
