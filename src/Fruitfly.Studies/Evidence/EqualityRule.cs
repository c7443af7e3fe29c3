namespace Fruitfly.Studies.Evidence;

/// <summary>The claim says that a difference is none, where differences up to a margin count as none: confirmed where
/// the whole interval lies within the margin (two one-sided tests, Schuirmann 1987), else contradicted where it does
/// not contain 0, else undecided. Where it does both, lying within the margin beside 0, practical equality wins
/// (Lakens 2017).</summary>
sealed record EqualityRule(double Within) : Rule("equal")
{
    public override double? Margin => Within;

    public override Verdict VerdictOf((double Low, double High) interval) =>
        interval.Low >= -Within && interval.High <= Within ? Verdict.Confirmed
        : interval.Low > 0 || interval.High < 0 ? Verdict.Contradicted : Verdict.Undecided;

    public override string Statement(MeasuredValue value)
    {
        var (low, high) = value.Interval;
        return $"It agrees where the {value.Name} lies within ± {NumberText.Of(Within)}" + (double.IsFinite(high)
            ? $"; it lies from {NumberText.Of(low)} to {NumberText.Of(high)} (95 %)." : ".");
    }
}
