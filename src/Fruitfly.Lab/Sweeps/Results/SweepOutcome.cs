using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What a sweep found.</summary>
/// <param name="Choice">null where every trial diverged</param>
/// <param name="Corrected">null where it cannot be had, see <paramref name="WhyNotCorrected"/></param>
/// <param name="Final">null before the test set is opened, and where there is none</param>
public sealed record SweepOutcome(
    SweepResults Results, SweepScores Scores, SweepChoice? Choice, CorrectedScore? Corrected, string WhyNotCorrected,
    SweepImportance Importance, FinalScore? Final)
{
    internal FactorNames Names { get; } = new(Results.Plan.Factors);

    public MetricWords Metric => Scores.Metric;

    /// <summary>The factors that vary, the most important first; those without a share as they stand in the
    /// plan.</summary>
    internal IReadOnlyList<Factor> Factors =>
    [
        .. Results.Plan.Factors
            .Where(factor => Scores.Compared.Where(one => one.Setting.Values.ContainsKey(factor.Path))
                .Select(one => one.Setting.Values[factor.Path]).Distinct().Take(2).Count() > 1)
            .OrderByDescending(factor => Importance.Of(factor)),
    ];
}
