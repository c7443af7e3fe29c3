using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>The sentences under a line chart: n, interval, divergence, and what was left out to fit.</summary>
static class LinesCaption
{
    public static string Of(LinesData data, LinesPlan plan, LinesRows rows, ValueAxis axis)
    {
        var measured = plan.Summaries.Where(summary => !summary.IsCurve).ToList();
        List<string> parts = [.. data.Explanation is { } given ? [given] : Statistics(data, measured)];
        parts.Add(CaptionText.Diverged(data.Diverged, data.Trials));
        // Those of diverged trials have been told of.
        if (data.Diverged == 0 && data.Series.Sum(NotFinite) is var lost && lost > 0)
            parts.Add($"▲ {lost:N0} {(lost == 1 ? "value is" : "values are")} not finite and not drawn.");
        if (data.Published.Count > 0)
            parts.Add(Diamonds(data.Published));
        if (plan.KeptPlaces < plan.Places)
            parts.Add($"Drawn at {plan.KeptPlaces:N0} of {plan.Places:N0} {data.Places}, evenly spread.");
        if (plan.Seeds > 1 && plan.KeptSeeds < plan.Seeds)
            parts.Add($"Single {data.Repeated}: {plan.KeptSeeds:N0} " +
                $"of {plan.Seeds:N0}; {(measured.All(summary => summary.Series.Statistic == LineStatistic.Median) ? "median" : "mean")} and interval use all.");
        if (rows.NotDrawable > 0)
            parts.Add("Values of zero have no place on the logarithmic axis and are not drawn.");
        if (measured.SelectMany(summary => summary.Values).Count(value => value.Value > axis.High) is var above
            && above > 0)
            parts.Add($"{above:N0} {(above == 1 ? "value lies" : "values lie")} above the axis, up " +
                $"to {NumberText.WithUnit(measured.SelectMany(summary => summary.Values).Max(value => value.Value), data.Unit)}.");
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    static IEnumerable<string> Statistics(LinesData data, IReadOnlyList<LineSummary> measured)
    {
        if (measured.Count > 0 && measured.All(summary => summary.MostRepetitions < 2))
            yield return "One seed (n = 1), so there is no interval.";
        foreach (var (statistic, sentence) in ((LineStatistic, string)[])
            [(LineStatistic.Mean,
                "Mean over n = {0} {1} (line) with the 95 % interval of the mean (band, Student's t)."),
             (LineStatistic.Median, "Median over n = {0} {1} (line) with the 10 % and 90 % quantiles (band).")])
            if (measured.Where(summary => summary.Series.Statistic == statistic && summary.MostRepetitions > 1)
                .ToList() is { Count: > 0 } repeated)
                yield return string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, Count(repeated),
                    data.Repeated);
    }

    static int NotFinite(LineSeries series) =>
        series.Seeds.SelectMany(seed => seed.Points).Concat(series.Curve).Count(point => !double.IsFinite(point.Y));

    static string Diamonds(IReadOnlyList<PublishedValue> published)
    {
        var spread = published.Any(value => value.Low is not null) ? " with their spread" : "";
        var rim = published.Any(value => value.Meaning is not null || value.Series is not null)
            ? ", rimmed in the colour of their series" : "";
        return $"Diamonds: published values{spread}{rim}.";
    }

    static string Count(List<LineSummary> summaries)
    {
        var counts =
            summaries.Where(summary => summary.MostRepetitions > 1).Select(summary => summary.MostRepetitions).ToList();
        return counts.Min() == counts.Max() ? $"{counts.Max():N0}" : $"{counts.Min():N0} to {counts.Max():N0}";
    }
}
