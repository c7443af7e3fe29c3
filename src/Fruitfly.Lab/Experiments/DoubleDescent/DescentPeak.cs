namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>The peak between two descents: of all places that have a lower value on either side,
/// the one that stands out most.</summary>
/// <param name="Lowest">the place of the lowest value before the peak</param>
/// <param name="Peak">its place among the values</param>
/// <param name="LowestBeyond">the place of the lowest value after it</param>
/// <param name="Rise">how far the peak lies above the lowest value before it</param>
/// <param name="Fall">how far it lies above the lowest value after it</param>
readonly record struct DescentPeak(int Lowest, int Peak, int LowestBeyond, double Rise, double Fall)
{
    /// <summary>The smaller of the two: how far the peak stands out.</summary>
    public double Prominence => Math.Min(Rise, Fall);

    /// <summary>Null where the values have no peak, as those that only fall.</summary>
    public static DescentPeak? Of(ReadOnlySpan<double> values)
    {
        DescentPeak? best = null;
        for (var i = 1; i < values.Length - 1; i++)
        {
            var (before, beyond) = (PlaceOfLowest(values, 0, i), PlaceOfLowest(values, i + 1, values.Length));
            var peak = new DescentPeak(before, i, beyond, values[i] - values[before], values[i] - values[beyond]);
            if (peak.Prominence > (best?.Prominence ?? 0))
                best = peak;
        }
        return best;
    }

    static int PlaceOfLowest(ReadOnlySpan<double> values, int from, int to)
    {
        var lowest = from;
        for (var i = from + 1; i < to; i++)
            if (values[i] < values[lowest])
                lowest = i;
        return lowest;
    }
}
