using Fruitfly.Measurement;

namespace Fruitfly.Lab.Reports.Charts;

/// <summary>A series reduced to what is drawn: the mean over seeds at each kept step, and the seeds' own curves.</summary>
sealed record CurveSummary(
    MeaningStyle Style, IReadOnlyList<CurveMean> Means, IReadOnlyList<SeedCurve> Seeds, int SeedCount)
{
    /// <param name="steps">the steps to keep</param>
    /// <param name="seedLimit">how many single seeds to keep</param>
    public static CurveSummary Of(CurveSeries series, IReadOnlySet<double> steps, int seedLimit)
    {
        var kept = series.Seeds
            .Select(seed => seed with { Points = [.. seed.Points.Where(p => steps.Contains(p.X) && double.IsFinite(p.Y))] })
            .ToList();
        var means = kept.SelectMany(seed => seed.Points)
            .GroupBy(point => point.X, point => point.Y)
            .OrderBy(group => group.Key)
            .Select(group => new CurveMean(group.Key, Estimate.OfMean(group.ToArray())))
            .ToList();
        return new(MeaningStyle.Of(series.Meaning), means, [.. kept.Take(seedLimit)], kept.Count(seed => seed.Points.Count > 0));
    }
}

readonly record struct CurveMean(double Step, Estimate Estimate);
