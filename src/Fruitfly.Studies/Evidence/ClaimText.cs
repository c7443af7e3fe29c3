using Fruitfly.Measurement;

namespace Fruitfly.Studies.Evidence;

/// <summary>A published statement before it is put to the test. Each method is one way to test it: it computes the
/// measured value, its 95 % interval and the verdict.</summary>
/// <param name="Id">short and stable within its experiment, such as <c>notebook-test-error</c></param>
/// <param name="Statement">what is claimed, one sentence</param>
/// <param name="Source">slide, book section, notebook or paper</param>
/// <param name="Published">the published value with its spread, or the relation, as text</param>
/// <param name="Figure">the id of the figure that shows it</param>
/// <param name="Unit">of the measured value, such as "%"; empty for none</param>
public sealed record ClaimText(
    string Experiment, string Id, string Statement, string Source, string Published, string? Figure = null,
    string Unit = "")
{
    /// <summary>Why it was not tested where no trial has what it speaks of, such as a peak.</summary>
    public string WhereNone { get; init; } = "No trial gave a value to test it by.";

    /// <summary>The published value comes from a single run: it is confirmed where one more run of ours would fall as
    /// far from our mean in 5 of 100 cases or more, that is within the 95 % prediction interval.</summary>
    public Claim AgreesWithRun(double published, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        var (low, high) = estimate.PredictionInterval();
        return Tested(
            estimate, published >= low && published <= high,
            $"95 of 100 single runs fall between {NumberText.Of(low)} and {NumberText.Of(high)}; the published one " +
            $"has {NumberText.Of(published)}.");
    }

    /// <summary>The published value is a mean over repetitions with a known standard deviation: it is confirmed where
    /// the two means do not differ at the 5 % level (Welch's t test).</summary>
    public Claim AgreesWithMean(double mean, double standardDeviation, int count, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        var (low, high) = estimate.DifferenceInterval(mean, standardDeviation, count);
        return Tested(
            estimate, low <= 0 && high >= 0,
            $"The difference of the means lies between {NumberText.Of(low)} and {NumberText.Of(high)} (95 %).");
    }

    /// <summary>The statement holds where the measured mean is at most <paramref name="bound"/>: the interval ends
    /// there or below.</summary>
    public Claim IsAtMost(double bound, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        return Tested(estimate, estimate.High <= bound,
            FormattableString.Invariant($"It holds where the mean is at most {bound:G4}."));
    }

    /// <summary>The statement holds where the measured mean is at least <paramref name="bound"/>: the interval begins
    /// there or above.</summary>
    public Claim IsAtLeast(double bound, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        return Tested(estimate, estimate.Low >= bound,
            FormattableString.Invariant($"It holds where the mean is at least {bound:G4}."));
    }

    /// <summary>The statement holds where the measured mean is above <paramref name="bound"/>: the interval begins
    /// above it. For "more", "rises", "helps": no difference at all confirms none of them.</summary>
    public Claim IsAbove(double bound, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        return Tested(estimate, estimate.Low > bound, Strict("mean", "above", bound, estimate.Low, estimate.High));
    }

    /// <summary>The statement holds where the measured mean is below <paramref name="bound"/>: the interval ends below
    /// it. For "less", "fewer", "falls".</summary>
    public Claim IsBelow(double bound, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        return Tested(estimate, estimate.High < bound, Strict("mean", "below", bound, estimate.Low, estimate.High));
    }

    /// <summary>The published value comes with a spread but without the number of repetitions: it is confirmed where
    /// the 95 % interval of our mean reaches into the published range.</summary>
    public Claim AgreesWithRange(double low, double high, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        return Tested(
            estimate, estimate.High >= low && estimate.Low <= high,
            FormattableString.Invariant(
                $"It holds where the 95 % interval of the mean reaches into {low:G4} to {high:G4}."));
    }

    /// <summary>The statement holds where the measured mean lies from <paramref name="low"/> to
    /// <paramref name="high"/>: the whole interval does.</summary>
    public Claim IsBetween(double low, double high, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        return Tested(
            estimate, estimate.Low >= low && estimate.High <= high,
            FormattableString.Invariant($"It holds where the mean lies from {low:G4} to {high:G4}."));
    }

    /// <summary>The stated value is exact, such as one of a theory: it is confirmed where the 95 % interval of the mean
    /// contains it.</summary>
    public Claim AgreesWithTheory(double value, ReadOnlySpan<double> measured)
    {
        if (TooFew(measured) is { } claim)
            return claim;
        var estimate = Estimate.OfMean(measured);
        return Tested(
            estimate, estimate.Low <= value && estimate.High >= value,
            FormattableString.Invariant($"It holds where the interval contains {value:G4}."));
    }

    /// <summary>The statement holds where the median is below <paramref name="bound"/>:
    /// its interval ends below it.</summary>
    public Claim MedianIsBelow(double bound, IReadOnlyList<double> measured) => TestedMedian(
        measured, median => median.High < bound, median => Strict("median", "below", bound, median.Low, median.High));

    /// <summary>The statement holds where the median is above <paramref name="bound"/>:
    /// its interval begins above it.</summary>
    public Claim MedianIsAbove(double bound, IReadOnlyList<double> measured) => TestedMedian(
        measured, median => median.Low > bound, median => Strict("median", "above", bound, median.Low, median.High));

    /// <summary>A statement about something exact, which has no spread: it holds or it does not.</summary>
    public Claim IsExactly(double published, double measured, string? reason = null) => new(
        Experiment, Id, Statement, Source, Published, measured, measured, measured, 1,
        measured == published ? Verdict.Confirmed : Verdict.NotConfirmed, Figure, Unit, reason);

    /// <summary>A published number that is computed, not sampled: it holds where the difference is within the digits it
    /// was published with.</summary>
    public Claim IsNear(double published, double measured, double tolerance) =>
        Computed(measured, Math.Abs(measured - published) <= tolerance,
            FormattableString.Invariant($"It holds within ± {tolerance:G2}."));

    /// <summary>A statement about something computed, which has no spread: it holds at
    /// <paramref name="bound"/> or below.</summary>
    public Claim IsExactlyAtMost(double bound, double measured) =>
        Computed(measured, measured <= bound,
            FormattableString.Invariant($"It holds where the value is at most {bound:G4}."));

    /// <summary>A statement about something computed, which has no spread: it holds at
    /// <paramref name="bound"/> or above.</summary>
    public Claim IsExactlyAtLeast(double bound, double measured) =>
        Computed(measured, measured >= bound,
            FormattableString.Invariant($"It holds where the value is at least {bound:G4}."));

    /// <summary>A statement about something computed, which has no spread: it holds
    /// below <paramref name="bound"/>.</summary>
    public Claim IsExactlyBelow(double bound, double measured) =>
        Computed(measured, measured < bound, Strict("value", "below", bound, measured, measured));

    /// <summary>A statement about something computed, which has no spread: it holds
    /// above <paramref name="bound"/>.</summary>
    public Claim IsExactlyAbove(double bound, double measured) =>
        Computed(measured, measured > bound, Strict("value", "above", bound, measured, measured));

    public Claim NotTested(string reason, int count = 0) => new(
        Experiment, Id, Statement, Source, Published, null, null, null, count, Verdict.NotTested, Figure, Unit, reason);

    Claim TestedMedian(IReadOnlyList<double> measured, Predicate<Quantile> holds, Func<Quantile, string> rule)
    {
        // An infinite value has its place in the order; one that is not a number has none.
        if (TooFew([.. measured.Select(value => double.IsInfinity(value) ? 0 : value)]) is { } claim)
            return claim;
        var median = Quantile.Median(measured);
        return new(
            Experiment, Id, Statement, Source, Published, median.Value, median.Low, median.High, median.Count,
            holds(median) ? Verdict.Confirmed : Verdict.NotConfirmed, Figure, Unit, rule(median));
    }

    Claim? TooFew(ReadOnlySpan<double> measured)
    {
        if (measured.Length == 0)
            return NotTested(WhereNone);
        if (measured.Length == 1)
            return NotTested("One trial has no interval; run more seeds.", 1);
        var infinite = 0;
        foreach (var value in measured)
            infinite += double.IsFinite(value) ? 0 : 1;
        return infinite == 0
            ? null : NotTested($"{infinite} of the {measured.Length} values are not finite, so they have no mean.",
                measured.Length);
    }

    Claim Computed(double measured, bool holds, string rule)
    {
        double? value = double.IsNaN(measured) ? null : measured;
        return new(
            Experiment, Id, Statement, Source, Published, value, value, value, 1,
            holds ? Verdict.Confirmed : Verdict.NotConfirmed, Figure, Unit,
            value is null ? "It came out as no number." : rule);
    }

    static string Strict(string what, string where, double bound, double low, double high) =>
        low == bound && high == bound
        ? FormattableString.Invariant(
            $"They are equal: the {what} is {bound:G4}. It holds where the {what} is {where} that.")
        : FormattableString.Invariant($"It holds where the {what} is {where} {bound:G4}.");

    Claim Tested(Estimate estimate, bool holds, string rule) => new(
        Experiment, Id, Statement, Source, Published, estimate.Mean, estimate.Low, estimate.High, estimate.Count,
        holds ? Verdict.Confirmed : Verdict.NotConfirmed, Figure, Unit, rule);
}
