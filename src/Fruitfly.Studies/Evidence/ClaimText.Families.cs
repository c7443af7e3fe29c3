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

    /// <summary>All published values, such as points of a curve, come from a single run and agree with ours, as
    /// <see cref="AgreesWithRun"/> has it. It is one statement: confirmed where each agrees, contradicted where one does
    /// not at a level that holds for all together (Bonferroni). The claim shows the value that speaks most against
    /// it.</summary>
    /// <param name="measured">the repetitions of each value, in the order of <paramref name="published"/></param>
    /// <exception cref="ArgumentOutOfRangeException">a margin that is not positive</exception>
    /// <exception cref="ArgumentException">other numbers of published and measured values</exception>
    public Claim AgreesWithRuns(IReadOnlyList<double> published, double margin, IReadOnlyList<double[]> measured)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        if (published.Count != measured.Count)
            throw new ArgumentException(
                $"{published.Count} values were published, {measured.Count} are measured.", nameof(measured));
        if (measured.Count == 0)
            return NotTested(WhereNone);
        foreach (var values in measured)
            if (TooFew(values) is { } claim)
                return claim;
        var rule = new RunRule(margin) { Name = "all-runs" };
        var means = measured.Select(values => Mean(values)).ToList();
        List<MeasuredRun> runs = [.. means.Zip(published, (mean, value) =>
            new MeasuredRun(mean.Value - value, mean.Deviation, mean.Count, Runs: 1))];
        var (verdict, weakest) = rule.VerdictOfAll(runs);
        var tested = Tested(means[runs.IndexOf(weakest)], rule, weakest);
        return tested with
        {
            Verdict = verdict,
            Reason = tested.Verdict == verdict ? tested.Reason
                : $"{tested.Reason} Alone that would contradict it; among {runs.Count} chance makes one such.",
            Probability = Math.Min(1, runs.Count * weakest.ProbabilityOfNone),
            IsFirm = rule.VerdictOfAll(runs, Rule.ConfidenceOfLooks).Verdict == verdict,
        };
    }
}
