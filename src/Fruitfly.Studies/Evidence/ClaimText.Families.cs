namespace Fruitfly.Studies.Evidence;

/// <content>Statements about several values at once, such as every step of a curve.</content>
public sealed partial record ClaimText
{
    /// <summary>All means are above <paramref name="bound"/>, such as the steps of a curve that rises. It is one
    /// statement: confirmed where each interval lies above, contradicted where one lies below at a level that holds for
    /// all together (Bonferroni). The claim shows the mean that speaks most against it.</summary>
    /// <param name="measured">the repetitions of each value</param>
    public Claim AllAreAbove(double bound, IReadOnlyList<double[]> measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        if (measured.Count == 0)
            return NotTested(WhereNone);
        foreach (var values in measured)
            if (TooFew(values) is { } claim)
                return claim;
        var rule = RegionRule.Above(bound) with { Name = "all-above" };
        var means = measured.Select(values => Mean(values)).ToList();
        var (verdict, weakest) = rule.VerdictOfAll(means);
        var tested = Tested(weakest, rule) with
        {
            IsFirm = rule.VerdictOfAll(means, Rule.ConfidenceOfLooks).Verdict == verdict,
        };
        return tested.Verdict == verdict ? tested : tested with
        {
            Verdict = verdict,
            Reason = $"{tested.Reason} Alone that would contradict it; among {measured.Count} chance makes one such.",
        };
    }
}
