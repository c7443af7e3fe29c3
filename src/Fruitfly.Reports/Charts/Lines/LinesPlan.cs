namespace Fruitfly.Reports.Charts;

/// <summary>What of the data fits into a chart: which places on the horizontal axis, how many single seeds, and the
/// values over seeds.</summary>
sealed record LinesPlan(
    IReadOnlyList<LineSummary> Summaries, int Places, int KeptPlaces, int Seeds, int KeptSeeds, bool HasMarkers)
{
    /// <summary>Fewer seeds are shown singly before places are thinned below this.</summary>
    const int FewestPlaces = 60;

    /// <summary>Every value is drawn thrice: line, band, and the points that answer to the pointer.</summary>
    const int MarksPerValue = 3;

    /// <summary>Up to that many places are marked where they were measured.</summary>
    const int MostMarkers = 30;

    /// <summary>For labels, line ends, published values and thresholds.</summary>
    const int Reserved = 500;

    public static LinesPlan Of(LinesData data)
    {
        Check(data);
        var measured = data.Series.Where(series => series.Curve.Count == 0).ToList();
        var places = measured.SelectMany(series => series.Seeds).SelectMany(seed => seed.Points)
            .Where(point => double.IsFinite(point.Y)).Select(point => point.X)
            .Concat(measured.SelectMany(series => series.Estimates).Where(at => double.IsFinite(at.Estimate.Mean))
                .Select(at => at.X))
            .Where(double.IsFinite).Distinct().Order().ToList();
        if (places.Count == 0 && !data.Series.Any(series => series.Curve.Any(point => double.IsFinite(point.Y))))
            throw new ArgumentException("No series has a finite value to draw.", nameof(data));

        // A lone seed is its mean: no hairline is drawn for it.
        var hairlines = measured.Where(series => series.Seeds.Count > 1).ToList();
        var seeds = measured.Select(series => series.Seeds.Count).DefaultIfEmpty(0).Max();
        var marks = MarkBudget.Limit - Reserved - data.Series.Sum(series => Math.Min(series.Curve.Count, 300));
        var hasMarkers = places.Count <= MostMarkers && !data.IsStep;
        var values = Math.Max(1, (MarksPerValue + (hasMarkers ? 1 : 0)) * measured.Count);
        var fewest = Math.Clamp(places.Count, 1, FewestPlaces);
        if (marks < 2 * values)
            throw new ArgumentException($"There are {data.Series.Count:N0} series, which are more than can be drawn.",
                nameof(data));
        var keptSeeds = hairlines.Count == 0 ? 0 : Math.Clamp((marks / fewest - values) / hairlines.Count, 0, seeds);
        var kept = MarkBudget.Thin(places.Count, Math.Max(2, marks / (values + keptSeeds * hairlines.Count)));
        var keptPlaces = kept.Select(place => places[place]).ToHashSet();
        return new(
            [.. data.Series.Select(series => LineSummary.Of(series, keptPlaces, keptSeeds))],
            places.Count, kept.Count, seeds, keptSeeds, hasMarkers);
    }

    static void Check(LinesData data)
    {
        if (data.Series.Count == 0)
            throw new ArgumentException("Lines need at least one series.", nameof(data));
        if (data.Series.GroupBy(series => (series.Panel, series.Name))
            .FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"The series '{twice.Key.Name}' is there {twice.Count()} " +
                $"times{(data.HasPanels ? $" in the panel '{twice.Key.Panel}'" : "")}; it may be there once.",
                nameof(data));
        foreach (var series in data.Series)
            if ((series.Seeds.Count > 0 ? 1 : 0) + (series.Estimates.Count > 0 ? 1 : 0) +
                (series.Curve.Count > 0 ? 1 : 0) > 1)
                throw new ArgumentException(
                    $"The series '{series.Name}' has more than one of seeds, estimates and curve; it may have one.",
                    nameof(data));
        if (data.HasPanels && data.Series.Any(series => series.Panel.Length == 0))
            throw new ArgumentException(
                $"The series '{data.Series.First(series => series.Panel.Length == 0).Name}' names no panel, but " +
                "others do.", nameof(data));
        foreach (var panel in data.Published.Select(value => value.Panel)
            .Concat(data.Thresholds.Select(line => line.Panel)).OfType<string>())
            if (!data.Panels.Contains(panel))
                throw new ArgumentException(
                    $"There is no panel '{panel}'; there " +
                    $"are: {string.Join(", ", data.Panels.Select(name => $"'{name}'"))}.", nameof(data));
        if (data.IsHorizontalLogarithmic
            && data.Series.SelectMany(Xs).Where(x => !(x > 0)).Cast<double?>().FirstOrDefault() is { } zero)
            throw new ArgumentException($"The place {zero} has no logarithm; places on a logarithmic axis are above 0.",
                nameof(data));
    }

    static IEnumerable<double> Xs(LineSeries series) =>
        series.Seeds.SelectMany(seed => seed.Points).Concat(series.Curve)
        .Select(point => point.X).Concat(series.Estimates.Select(at => at.X));
}
