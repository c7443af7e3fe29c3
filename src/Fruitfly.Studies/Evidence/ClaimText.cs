namespace Fruitfly.Studies.Evidence;

/// <summary>A published statement before it is put to the test. Each method is one way to test it: it computes the
/// measured value, its 95 % interval and the verdict.</summary>
/// <param name="Id">short and stable within its experiment, such as <c>notebook-test-error</c></param>
/// <param name="Statement">what is claimed, one sentence</param>
/// <param name="Source">slide, book section, notebook or paper</param>
/// <param name="Published">the published value with its spread, or the relation, as text</param>
/// <param name="Figure">the id of the figure that shows it</param>
/// <param name="Unit">of the measured value, such as "%"; empty for none</param>
public sealed partial record ClaimText(
    string Experiment, string Id, string Statement, string Source, string Published, string? Figure = null,
    string Unit = "")
{
    /// <summary>Why it was not tested where no trial has what it speaks of, such as a peak.</summary>
    public string WhereNone { get; init; } = "No trial gave a value to test it by.";

    /// <summary>What is repeated: an undecided claim says how many of them would decide it.</summary>
    public string Repetitions { get; init; } = "seeds";

    /// <summary>The distance of the values that can be measured, in their unit: no interval of a mean is shorter.
    /// Default: 0, any value can be, and a few repetitions that agree have no interval.</summary>
    public double Step { get; init; }

    public Claim NotTested(string reason, int count = 0) => new(
        Experiment, Id, Statement, Source, Published, null, null, null, count, Verdict.NotTested, Figure, Unit, reason);

    /// <param name="shown">the value and the interval that the claim shows</param>
    /// <param name="judged">what the rule compares. Default: what is shown.</param>
    Claim Tested(MeasuredValue shown, Rule rule, MeasuredValue? judged = null)
    {
        judged ??= shown;
        var (low, high) = shown.Interval;
        var verdict = rule.VerdictOf(judged.Interval);
        var toDecide = verdict == Verdict.Undecided ? rule.CountToDecide(judged) : null;
        return new(Experiment, Id, Statement, Source, Published, shown.Value, low, high, shown.Count, verdict, Figure,
            Unit, rule.Statement(judged) + (verdict == Verdict.Undecided ? " " + Undecided(judged, toDecide) : ""))
        {
            Rule = rule.Name,
            Margin = rule.Margin,
            IsExact = shown is MeasuredExactly,
            Probability = rule.Margin is null ? null : (judged as MeasuredByStudent)?.ProbabilityOfNone,
            CountToDecide = toDecide,
            IsFirm = rule.VerdictOf(judged.IntervalAt(Rule.ConfidenceOfLooks)) == verdict,
        };
    }

    string Undecided(MeasuredValue judged, int? toDecide) =>
        judged is MeasuredPlace ? $"More {Repetitions} would tell."
        : judged is MeasuredByStudent { HasInterval: false } or MeasuredRatio { Logarithms.HasInterval: false }
            && toDecide is { } enough
        ? FormattableString.Invariant(
            $"All {judged.Count} {Repetitions} gave the same, which does not tell how far they spread; {enough} that do would decide it.")
        : toDecide is { } count
        ? FormattableString.Invariant($"At the present spread {count:N0} {Repetitions} would decide it.")
        : $"At the present value and spread no number of {Repetitions} would decide it.";

    Claim? TooFew(ReadOnlySpan<double> measured)
    {
        if (measured.Length == 0)
            return NotTested(WhereNone);
        if (measured.Length == 1)
            return NotTested($"One value has no interval; it takes more {Repetitions}.", 1);
        var infinite = 0;
        foreach (var value in measured)
            infinite += double.IsFinite(value) ? 0 : 1;
        return infinite == 0
            ? null : NotTested($"{infinite} of the {measured.Length} values are not finite, so they have no mean.",
                measured.Length);
    }
}
