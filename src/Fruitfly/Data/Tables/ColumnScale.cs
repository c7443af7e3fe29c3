namespace Fruitfly.Data.Tables;

/// <summary>Fills, moves and scales one column in float64, as the training examples have it, and rounds to float32
/// once. A column that is constant in training is only moved, to 0.</summary>
readonly record struct ColumnScale(double Fill, double Mean, double Deviation)
{
    /// <param name="values">of the training examples; NaN where one is missing, which is filled in place</param>
    /// <param name="fill">how; null for the median</param>
    /// <param name="scales">whether the column is moved and scaled</param>
    /// <param name="fits">whether a fill is found where no value is missing too</param>
    public static ColumnScale Fit(Span<double> values, ColumnFill? fill, bool scales, bool fits)
    {
        var filler = fits || HasGap(values) ? FillOf(values, fill) : 0;
        foreach (ref var value in values)
            if (double.IsNaN(value))
                value = filler;
        if (!scales)
            return new(filler, 0, 1);
        // Distances to the first row keep the digits that large values would take from their sum.
        var (first, move, isConstant) = (values[0], 0.0, true);
        foreach (var value in values)
        {
            move += (value - first) / values.Length;
            isConstant &= value == first;
        }
        if (isConstant)
            return new(filler, first, 1);
        var (mean, variance) = (first + move, 0.0);
        foreach (var value in values)
            variance += (value - mean) * (value - mean) / values.Length;
        return new(filler, mean, variance > 0 ? Math.Sqrt(variance) : 1);
    }

    public float Of(double value) => (float)(((double.IsNaN(value) ? Fill : value) - Mean) / Deviation);

    static bool HasGap(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (double.IsNaN(value))
                return true;
        return false;
    }

    // A column that has no value in training says nothing; 0 then keeps other rows finite.
    static double FillOf(ReadOnlySpan<double> values, ColumnFill? fill)
    {
        var known = new double[values.Length];
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                known[count++] = value;
        if (count == 0)
            return 0;
        var sorted = known.AsSpan(0, count);
        if (fill == ColumnFill.Mean)
            return MeanOf(sorted);
        sorted.Sort();
        return fill == ColumnFill.Mode ? ModeOf(sorted)
            : sorted[(count - 1) / 2] + (sorted[count / 2] - sorted[(count - 1) / 2]) / 2;
    }

    static double MeanOf(ReadOnlySpan<double> values)
    {
        var (first, move) = (values[0], 0.0);
        foreach (var value in values)
            move += (value - first) / values.Length;
        return first + move;
    }

    static double ModeOf(ReadOnlySpan<double> sorted)
    {
        var (best, length) = (sorted[0], 0);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            if (end - start > length)
                (best, length) = (sorted[start], end - start);
            start = end;
        }
        return best;
    }
}
