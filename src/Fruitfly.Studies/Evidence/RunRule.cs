namespace Fruitfly.Studies.Evidence;

/// <summary>The claim says what a single run gave: confirmed where one more run of ours would fall as far from our mean
/// in 5 of 100 cases or more, and runs spread so little that one beyond the margin would be noticed. Contradicted
/// where it would not; undecided where runs, or so few of them, could give anything.</summary>
sealed record RunRule(double Within) : Rule("run")
{
    public override double? Margin => Within;

    public override Verdict VerdictOf((double Low, double High) interval) =>
        interval.Low >= -Within && interval.High <= Within ? Verdict.Confirmed
        : interval.Low > 0 || interval.High < 0 ? Verdict.Contradicted
        : interval.High - interval.Low <= 2 * Within ? Verdict.Confirmed : Verdict.Undecided;

    /// <summary>Of several published values, such as the points of a curve, that are all said to be like ours, as one
    /// statement.</summary>
    /// <returns>the verdict, and the value that speaks most against the statement</returns>
    public (Verdict Verdict, MeasuredRun Weakest) VerdictOfAll(
        IReadOnlyList<MeasuredRun> runs, double confidence = Confidence)
    {
        var together = 1 - (1 - confidence) / runs.Count;
        if (Weakest(run => VerdictOf(run.IntervalAt(together)) == Verdict.Contradicted) is { } against)
            return (Verdict.Contradicted, against);
        return Weakest(run => VerdictOf(run.IntervalAt(confidence)) != Verdict.Confirmed) is { } open
            ? (Verdict.Undecided, open) : (Verdict.Confirmed, Weakest(_ => true)!);

        MeasuredRun? Weakest(Func<MeasuredRun, bool> has) => runs.Where(has).MinBy(run => run.ProbabilityOfNone);
    }

    public override string Statement(MeasuredValue value)
    {
        var (low, high) = value.Interval;
        var agrees = double.IsFinite(high)
            ? $"95 of 100 runs fall within ± {NumberText.Of((high - low) / 2)} of the mean; a run agrees where that is" +
                $" ± {NumberText.Of(Within)} at most."
            : $"A run agrees where 95 of 100 fall within ± {NumberText.Of(Within)} of the mean.";
        return $"{agrees} The published one lies {NumberText.Of(Math.Abs(value.Value))} " +
            $"{(value.Value > 0 ? "below" : "above")} the mean.";
    }
}
