namespace Fruitfly.Studies.Evidence;

/// <content>Statements of equality, each with the margin up to which a difference counts as none, in the unit of the
/// measured value: confirmed where the interval of the difference lies within it, else contradicted where that does
/// not contain 0, else undecided.</content>
public sealed partial record ClaimText
{
    /// <summary>The published value comes from a single run, or is the mean of a few. Runs spread, so agreeing takes
    /// that as many of ours would fall as far from our mean in 5 of 100 cases or more, and that 95 of 100 fall within
    /// the margin.</summary>
    /// <param name="runs">how many runs were published</param>
    /// <exception cref="ArgumentOutOfRangeException">a margin that is not positive</exception>
    public Claim AgreesWithRun(double published, double margin, ReadOnlySpan<double> measured, int runs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(runs);
        if (TooFew(measured) is { } claim)
            return claim;
        var mean = Mean(measured);
        return Tested(mean, new RunRule(margin),
            new MeasuredRun(mean.Value - published, mean.Deviation, mean.Count, runs));
    }

    /// <summary>The published value is a mean of repetitions of known standard deviation (Welch's interval).</summary>
    /// <exception cref="ArgumentOutOfRangeException">a margin that is not positive</exception>
    public Claim AgreesWithMean(
        double mean, double standardDeviation, int count, double margin, ReadOnlySpan<double> measured)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        if (TooFew(measured) is { } claim)
            return claim;
        var ours = Mean(measured);
        return Tested(ours, new EqualityRule(margin),
            new MeasuredDifference(ours.Value - mean, ours.Deviation, ours.Count, standardDeviation, count));
    }

    /// <summary>The stated value is exact, such as one of a theory, or 0 for "no difference".</summary>
    /// <exception cref="ArgumentOutOfRangeException">a margin that is not positive</exception>
    public Claim AgreesWithTheory(double value, double margin, ReadOnlySpan<double> measured)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        if (TooFew(measured) is { } claim)
            return claim;
        var mean = Mean(measured);
        return Tested(mean, new EqualityRule(margin), mean with { Value = mean.Value - value });
    }
}
