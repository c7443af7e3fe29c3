using Fruitfly.Measurement;

namespace Fruitfly.Reports.Charts;

/// <summary>A series reduced to what is drawn: one value with its band at each kept place,
/// and the seeds' own curves.</summary>
sealed record LineSummary(LineSeries Series, IReadOnlyList<LineValue> Values, IReadOnlyList<SeedCurve> Seeds)
{
    public const double LowQuantile = 0.1;
    public const double HighQuantile = 0.9;

    public bool IsCurve => Series.Curve.Count > 0;

    public int MostRepetitions => Values.Select(value => value.Count).DefaultIfEmpty(0).Max();

    public bool HasBand => Values.Any(value => value.Count > 1);

    /// <param name="places">on the horizontal axis, to keep</param>
    /// <param name="seedLimit">how many single seeds to keep</param>
    public static LineSummary Of(LineSeries series, IReadOnlySet<double> places, int seedLimit)
    {
        if (series.Curve.Count > 0)
            return new(series, [.. Curve(series.Curve)], []);
        if (series.Estimates.Count > 0)
            return new(series,
                [.. series.Estimates.Where(estimate => places.Contains(estimate.X)).OrderBy(estimate => estimate.X)
                    .Select(Value)], []);
        var kept = series.Seeds
            .Select(seed =>
                seed with { Points = [.. seed.Points.Where(p => places.Contains(p.X) && double.IsFinite(p.Y))] })
            .ToList();
        var values = kept.SelectMany(seed => seed.Points)
            .GroupBy(point => point.X, point => point.Y)
            .OrderBy(group => group.Key)
            .Select(group => series.Statistic == LineStatistic.Median
                ? Median(group.Key, [.. group.Order()])
                : Value(new(group.Key, Estimate.OfMean(group.ToArray()))))
            .ToList();
        return new(series, values, kept.Count > 1 ? [.. kept.Take(seedLimit)] : []);
    }

    static IEnumerable<LineValue> Curve(IReadOnlyList<CurvePoint> points) => MarkBudget.Thin(points.Count, 300)
        .Select(place => points[place])
        .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))
        .Select(point => new LineValue(point.X, point.Y, null, null, 0));

    static LineValue Value(LineEstimate at) => at.Estimate.Count > 1
        ? new(at.X, at.Estimate.Mean, at.Estimate.Low, at.Estimate.High, at.Estimate.Count)
        : new(at.X, at.Estimate.Mean, null, null, at.Estimate.Count);

    static LineValue Median(double x, double[] sorted) => sorted.Length > 1
        ? new(x, Quantile(sorted, 0.5), Quantile(sorted, LowQuantile), Quantile(sorted, HighQuantile), sorted.Length)
        : new(x, sorted[0], null, null, 1);

    /// <summary>Linear between the order statistics, which lie at k / (n − 1) (Hyndman and Fan's type 7).</summary>
    static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length
            ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}

/// <param name="Low">lower end of the band; null for none</param>
/// <param name="Count">repetitions; 0 for a bare curve</param>
readonly record struct LineValue(double X, double Value, double? Low, double? High, int Count);
