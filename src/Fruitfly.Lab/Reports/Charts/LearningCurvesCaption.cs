namespace Fruitfly.Lab.Reports.Charts;

/// <summary>The sentence under learning curves: n, interval, divergence, and what was left out to fit.</summary>
static class LearningCurvesCaption
{
    public static string Of(LearningCurvesData data, LearningCurvesPlan plan, LearningCurvesRows rows)
    {
        var parts = new List<string>
        {
            plan.Seeds == 1
                ? "One seed (n = 1), so there is no interval."
                : $"Mean over n = {Count(plan)} seeds (line) with the 95 % interval of the mean (band, Student's t).",
            CaptionText.Diverged(data.Diverged, plan.Seeds),
        };
        if (rows.Published.Count > 0)
            parts.Add(Diamonds(data.Published));
        if (plan.KeptEvaluations < plan.Evaluations)
            parts.Add($"Drawn at {plan.KeptEvaluations:N0} of {plan.Evaluations:N0} evaluations, evenly spread.");
        if (plan.Seeds > 1 && plan.KeptSeeds < plan.Seeds)
            parts.Add($"Single seeds: {plan.KeptSeeds:N0} of {plan.Seeds:N0}; mean and interval use all.");
        if (rows.NotDrawable > 0)
            parts.Add("Values of zero have no place on the logarithmic axis and are not drawn.");
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    static string Diamonds(IReadOnlyList<PublishedValue> published)
    {
        var spread = published.Any(value => value.Low is not null) ? " with their spread" : "";
        var rim = published.Any(value => value.Meaning is not null) ? ", rimmed in the colour of their series" : "";
        return $"Diamonds: published values{spread}{rim}.";
    }

    static string Count(LearningCurvesPlan plan)
    {
        var (least, most) = (plan.Summaries.Min(summary => summary.SeedCount), plan.Summaries.Max(summary => summary.SeedCount));
        return least == most ? $"{most:N0}" : $"{least:N0} to {most:N0}";
    }
}
