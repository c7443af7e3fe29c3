namespace Fruitfly.Reports.Charts;

/// <summary>Loss or error against training steps: for each split the mean over seeds as a line, the 95 % interval of
/// the mean as a band, single seeds as hairlines on hover, and what was published beside it.</summary>
public static class LearningCurves
{
    /// <exception cref="ArgumentException">no series, a meaning twice, or nothing finite to draw</exception>
    public static Chart Draw(LearningCurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var series = data.Series.Select(series => new LineSeries(series.Meaning) { Seeds = series.Seeds });
        return Lines.Draw(new()
        {
            Horizontal = "training step",
            Field = "step",
            Places = "evaluations",
            StepsPerEpoch = data.StepsPerEpoch,
            Quantity = data.Quantity,
            Unit = data.Unit,
            IsLogarithmic = data.IsLogarithmic,
            Series = data.PublishedCurve is { } curve
                ? [.. series, new(curve.Label, Meaning.Theory) { Curve = curve.Points }] : [.. series],
            Published = data.Published,
            Diverged = data.Diverged,
            Trials = data.Series.Select(series => series.Seeds.Count).DefaultIfEmpty(0).Max(),
        });
    }
}
