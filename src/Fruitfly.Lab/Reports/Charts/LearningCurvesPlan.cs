namespace Fruitfly.Lab.Reports.Charts;

/// <summary>What of the data fits into a chart: which evaluations, how many single seeds, and the means over seeds.</summary>
sealed record LearningCurvesPlan(
    IReadOnlyList<CurveSummary> Summaries, int Evaluations, int KeptEvaluations, int Seeds, int KeptSeeds, double LastStep)
{
    /// <summary>Every mean is drawn thrice: line, band, and the points that answer to the pointer.</summary>
    const int MarksPerMean = 3;

    /// <summary>For labels, line ends, published values and the published curve.</summary>
    const int Reserved = 500;

    public static LearningCurvesPlan Of(LearningCurvesData data, int fewestEvaluations)
    {
        if (data.Series.Count == 0)
            throw new ArgumentException("Learning curves need at least one series.", nameof(data));
        if (data.Series.GroupBy(series => series.Meaning).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The series '{MeaningStyle.Of(twice.Key).Name}' is there {twice.Count()} times; it may be there once.", nameof(data));
        var steps = data.Series.SelectMany(series => series.Seeds).SelectMany(seed => seed.Points)
            .Where(point => double.IsFinite(point.Y)).Select(point => point.X).Distinct().Order().ToList();
        if (steps.Count == 0)
            throw new ArgumentException("No series has a finite value to draw.", nameof(data));

        var marks = MarkBudget.Limit - Reserved;
        var seeds = data.Series.Max(series => series.Seeds.Count);
        var means = MarksPerMean * data.Series.Count;
        var fewest = Math.Min(steps.Count, fewestEvaluations);
        // A lone seed is its mean: no hairline is drawn for it.
        var keptSeeds = seeds == 1 ? 0 : Math.Clamp((marks / fewest - means) / data.Series.Count, 0, seeds);
        var kept = MarkBudget.Thin(steps.Count, Math.Max(2, marks / (means + keptSeeds * data.Series.Count)));
        var keptSteps = kept.Select(place => steps[place]).ToHashSet();
        return new(
            [.. data.Series.Select(series => CurveSummary.Of(series, keptSteps, keptSeeds))],
            steps.Count, kept.Count, seeds, keptSeeds,
            Math.Max(steps[^1], data.Published.Select(value => value.X).DefaultIfEmpty(0).Max()));
    }
}
