using Fruitfly.Measurement;

namespace Fruitfly.Studies.Evidence;

/// <content>Statements of where a sampled value lies: confirmed where its whole interval does, contradicted where none
/// of it does, else undecided.</content>
public sealed partial record ClaimText
{
    /// <summary>The mean is above <paramref name="bound"/>. For "more", "rises", "helps": no difference at all confirms
    /// none of them.</summary>
    public Claim IsAbove(double bound, ReadOnlySpan<double> measured) => OfMean(RegionRule.Above(bound), measured);

    /// <summary>The mean is below <paramref name="bound"/>. For "less", "fewer", "falls".</summary>
    public Claim IsBelow(double bound, ReadOnlySpan<double> measured) => OfMean(RegionRule.Below(bound), measured);

    /// <summary>The mean is <paramref name="bound"/> or more, where the statement says "at least" itself.</summary>
    public Claim IsAtLeast(double bound, ReadOnlySpan<double> measured) => OfMean(RegionRule.AtLeast(bound), measured);

    /// <summary>The mean is <paramref name="bound"/> or less, where the statement says "at most" itself.</summary>
    public Claim IsAtMost(double bound, ReadOnlySpan<double> measured) => OfMean(RegionRule.AtMost(bound), measured);

    /// <summary>The mean lies from <paramref name="low"/> to <paramref name="high"/>: a published range, or a value
    /// with a spread whose repetitions are not given.</summary>
    public Claim IsBetween(double low, double high, ReadOnlySpan<double> measured) =>
        OfMean(RegionRule.Between(low, high), measured);

    /// <summary>The mean of some repetitions is above that of others that share nothing with them, by more than
    /// <paramref name="bound"/>. Repetitions that share something, such as a seed's weights or its data, are compared
    /// by their differences instead.</summary>
    public Claim IsAbove(double bound, ReadOnlySpan<double> measured, ReadOnlySpan<double> others)
    {
        if ((TooFew(measured) ?? TooFew(others)) is { } claim)
            return claim;
        var (mean, other) = (Mean(measured), Mean(others));
        return Tested(
            new MeasuredDifference(mean.Value - other.Value, mean.Deviation, mean.Count, other.Deviation, other.Count)
            {
                AreBothOurs = true,
            }, RegionRule.Above(bound));
    }

    /// <summary>The geometric mean of ratios is above <paramref name="bound"/>.</summary>
    /// <param name="ratios">positive</param>
    public Claim RatioIsAbove(double bound, ReadOnlySpan<double> ratios) => OfRatio(RegionRule.Above(bound), ratios);

    /// <summary>The geometric mean of ratios lies between <paramref name="low"/> and <paramref name="high"/>, itself
    /// neither: a published factor within a factor.</summary>
    /// <param name="ratios">positive; <see cref="Step"/> is that of their natural logarithms</param>
    public Claim RatioIsBetween(double low, double high, ReadOnlySpan<double> ratios) =>
        OfRatio(RegionRule.StrictlyBetween(low, high), ratios);

    /// <summary>Where something is largest or smallest lies from <paramref name="low"/> to
    /// <paramref name="high"/>.</summary>
    /// <param name="place">where it is</param>
    /// <param name="ends">of the places that cannot be told from it</param>
    public Claim PlaceIsBetween(double low, double high, double place, (double Low, double High) ends, int count) =>
        count < 2 ? NotTested(WhereNone, count)
            : Tested(new MeasuredPlace(place, ends, count), RegionRule.Between(low, high));

    /// <summary>The median is above <paramref name="bound"/>: for values without a mean, such as ratios.</summary>
    public Claim MedianIsAbove(double bound, IReadOnlyList<double> measured) =>
        OfMedian(RegionRule.Above(bound), measured);

    /// <summary>The median is below <paramref name="bound"/>.</summary>
    public Claim MedianIsBelow(double bound, IReadOnlyList<double> measured) =>
        OfMedian(RegionRule.Below(bound), measured);

    /// <summary>The median lies from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public Claim MedianIsBetween(double low, double high, IReadOnlyList<double> measured) =>
        OfMedian(RegionRule.Between(low, high), measured);

    /// <summary>More than this percentage of the repetitions have what is stated.</summary>
    /// <param name="held">of each repetition, whether it has</param>
    public Claim ShareIsAbove(double percent, IReadOnlyList<bool> held) => OfShare(RegionRule.Above(percent), held);

    /// <summary>Fewer than this percentage have it.</summary>
    /// <param name="held">of each repetition, whether it has</param>
    public Claim ShareIsBelow(double percent, IReadOnlyList<bool> held) => OfShare(RegionRule.Below(percent), held);

    Claim OfMean(Rule rule, ReadOnlySpan<double> measured) => TooFew(measured) ?? Tested(Mean(measured), rule);

    MeasuredMean Mean(ReadOnlySpan<double> measured)
    {
        var estimate = Estimate.OfMean(measured);
        var spread = Agreement.Holds(estimate.Mean, estimate.StandardDeviation) ? 0 : estimate.StandardDeviation;
        return new(estimate.Mean, spread, estimate.Count) { Step = Step };
    }

    Claim OfRatio(Rule rule, ReadOnlySpan<double> ratios)
    {
        double[] logarithms = [.. ratios.ToArray().Select(ratio => Math.Log(ratio))];
        return TooFew(logarithms) ?? Tested(new MeasuredRatio(Mean(logarithms)), rule);
    }

    Claim OfMedian(Rule rule, IReadOnlyList<double> measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        // An infinite value has its place in the order; one that is not a number has none.
        return TooFew([.. measured.Select(value => double.IsInfinity(value) ? 0 : value)])
            ?? Tested(new MeasuredMedian(Quantile.Median(measured).Value, measured, measured.Count), rule);
    }

    Claim OfShare(Rule rule, IReadOnlyList<bool> held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return TooFew([.. held.Select(one => one ? 1.0 : 0)])
            ?? Tested(new MeasuredShare(100.0 * held.Count(one => one) / held.Count, held.Count), rule);
    }
}
