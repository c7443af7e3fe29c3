using Fruitfly.Studies;
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
    /// <summary>Scores, compares and corrects, before the test set is opened.</summary>
    /// <exception cref="ArgumentException">no trial has ended</exception>
    /// <exception cref="InvalidOperationException">the metric needs predictions, and a trial kept none</exception>
    public static SweepOutcome Of(SweepResults results, SweepSources sources)
    {
        ArgumentNullException.ThrowIfNull(results);
        var scores = SweepScores.Of(results, trial => TrialScores.Of(trial, results.Plan.Metric, sources));
        var (corrected, why) = ChoiceCorrection.Of(scores, results, sources);
        return new(results, scores, SweepChoice.Of(scores), corrected, why, SweepImportance.Of(scores, new(results.Plan.Factors)),
            null);
    }

    /// <summary>With what the chosen setting scored on the test examples.</summary>
    /// <param name="final">the results of the plan's <see cref="SweepPlan.Final"/> for the winner</param>
    public SweepOutcome WithFinal(IReadOnlyList<TrialResult> final, SweepSources sources) =>
        this with { Final = FinalScore.Of(final, Results.Plan.Metric, sources) };

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
