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

    public override string Statement(MeasuredValue value)
    {
        var (low, high) = value.Interval;
        return $"95 of 100 runs fall within ± {NumberText.Of((high - low) / 2)} of the mean; a run agrees where that is" +
            $" ± {NumberText.Of(Within)} at most. The published one lies {NumberText.Of(Math.Abs(value.Value))} " +
            $"{(value.Value > 0 ? "below" : "above")} the mean.";
    }
}
