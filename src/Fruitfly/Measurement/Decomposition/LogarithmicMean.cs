namespace Fruitfly.Measurement.Decomposition;

/// <summary>Means of log probabilities, the mean that belongs to cross entropy: g = mean of log f, and −log Σ exp g is
/// what the networks differ by (Heskes 1998 and 2025, arXiv 2501.18581; Pfau 2025, arXiv 2511.08789).</summary>
static class LogarithmicMean
{
    /// <summary>log softmax of one row, in place.</summary>
    public static void LogSoftmax(Span<double> row)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in row)
            largest = Math.Max(largest, value);
        var sum = 0.0;
        foreach (var value in row)
            sum += Math.Exp(value - largest);
        var norm = largest + Math.Log(sum);
        for (var c = 0; c < row.Length; c++)
            row[c] -= norm;
    }

    /// <summary>−log Σ exp(sum/count): 0 where all networks agree. It is too small for few of them, about by the factor
    /// 1 − 1/count.</summary>
    /// <param name="sum"><c>[classes]</c>, of log probabilities of <paramref name="count"/> networks</param>
    /// <param name="first">whose log probabilities are taken off the sum; or empty</param>
    /// <param name="second">the same</param>
    public static double PlugIn(
        ReadOnlySpan<double> sum, double count, ReadOnlySpan<double> first = default,
        ReadOnlySpan<double> second = default)
    {
        var total = 0.0;
        for (var c = 0; c < sum.Length; c++)
        {
            var left = sum[c];
            if (!first.IsEmpty)
                left -= first[c];
            if (!second.IsEmpty)
                left -= second[c];
            total += Math.Exp(left / count);
        }
        return -Math.Log(total);
    }

    /// <summary>The variance without its bias: N·V − (N − 1)·mean of V without one network (the jackknife; Quenouille
    /// 1956). For two networks it is −2 log Σ √(f₁f₂).</summary>
    /// <param name="logs"><c>[count × classes]</c> log probabilities</param>
    /// <param name="sum"><c>[classes]</c>, their sum</param>
    /// <param name="without">a network that is left out of all, or −1 for none</param>
    /// <returns>NaN for fewer than two networks</returns>
    public static double Variance(ReadOnlySpan<double> logs, ReadOnlySpan<double> sum, int without = -1)
    {
        var classes = sum.Length;
        var all = logs.Length / classes;
        var count = without < 0 ? all : all - 1;
        if (count < 2)
            return double.NaN;
        var left = without < 0 ? default : logs.Slice(without * classes, classes);
        var mean = 0.0;
        for (var i = 0; i < all; i++)
            if (i != without)
                mean += PlugIn(sum, count - 1, logs.Slice(i * classes, classes), left) / count;
        return count * PlugIn(sum, count, left) - (count - 1) * mean;
    }
}
