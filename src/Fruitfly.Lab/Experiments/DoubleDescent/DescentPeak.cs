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
    public static DescentPeak? Of(ReadOnlySpan<double> values) =>
        values.Length >= 3 && Most(values) is { Prominence: > 0 } peak ? peak : null;

    /// <summary>The place that is most of a peak, even where it is none: then its prominence is negative.</summary>
    /// <param name="values">three or more</param>
    public static DescentPeak Most(ReadOnlySpan<double> values)
    {
        DescentPeak? best = null;
        for (var i = 1; i < values.Length - 1; i++)
        {
            var (before, beyond) = (PlaceOfLowest(values, 0, i), PlaceOfLowest(values, i + 1, values.Length));
            var peak = new DescentPeak(before, i, beyond, values[i] - values[before], values[i] - values[beyond]);
            if (best is not { } other || peak.Prominence > other.Prominence)
                best = peak;
        }
        return best ?? throw new ArgumentException("A peak takes three values or more.", nameof(values));
    }

    /// <summary>How far other values stand out at this place, with the lowest of this one's places on either
    /// side.</summary>
    public double ProminenceIn(double[] values) => values[Peak] - Math.Max(values[Lowest], values[LowestBeyond]);

    static int PlaceOfLowest(ReadOnlySpan<double> values, int from, int to)
    {
        var lowest = from;
        for (var i = from + 1; i < to; i++)
            if (values[i] < values[lowest])
                lowest = i;
        return lowest;
    }
}
