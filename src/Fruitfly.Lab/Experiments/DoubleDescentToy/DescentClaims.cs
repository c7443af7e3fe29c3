using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>What the lecture says of double descent, asked of the toy model. Networks of different sizes are compared
/// on each data set by the ratio of their errors.</summary>
static class DescentClaims
{
    const string Source = "Slides \"Measuring performance\", double descent; UDL 8.4, figure 8.10";

    public static IEnumerable<Claim> Of(string experiment, DescentOutcome outcome)
    {
        ClaimText Text(
            string id, string statement, string published, string figure, string unit = "", string source = Source) =>
            new(experiment, id, statement, source, published, figure, unit) { Repetitions = "data sets" };

        var (first, peak, largest, threshold) = (outcome.FirstMinimum, outcome.Peak, outcome.Largest,
            outcome.Threshold);
        var beyondFirst = outcome.Widths.Where(width => width.HiddenUnits >= first.HiddenUnits).ToList();
        int[] units = [.. beyondFirst.Select(width => width.HiddenUnits)];
        var highest = PlaceOfLeast.Of(units, [.. beyondFirst.Select(width => Negative(width.Errors))]);
        var longest = PlaceOfLeast.Of(units, [.. beyondFirst.Select(width => Negative(width.Norms))]);
        yield return Text(
            "interpolates", "The training error is zero from the first network with as many parameters as examples.",
            FormattableString.Invariant($"{threshold} hidden units"), DescentFigures.ErrorId, "hidden units")
            .IsExactly(threshold, outcome.Interpolates ?? double.PositiveInfinity);
        yield return Text(
            "peak", "The test error peaks at the interpolation threshold, with as many parameters as examples.",
            FormattableString.Invariant($"{threshold} hidden units"), DescentFigures.ErrorId, "hidden units")
            .AtPlace(threshold, threshold, highest, outcome) is var at && peak.HiddenUnits == threshold + 1
                ? at with
                {
                    Reason = FormattableString.Invariant(
                        $"One hidden unit further its last joint lies at {threshold}/{threshold + 1}, the border of the last example's part of [0, 1]: the only example that sees the unit may lie as close to its joint as it likes."),
                }
                : at;
        yield return Text(
            "first-rise",
            FormattableString.Invariant(
                $"Towards the threshold the test error rises above its first minimum at {first.HiddenUnits} hidden units."),
            "rises", DescentFigures.ErrorId, "times")
            .MedianIsAbove(1,
                Ratios(outcome.Widths.Single(width => width.HiddenUnits == threshold).Errors, first.Errors));
        yield return Text(
            "second-descent",
            FormattableString.Invariant(
                $"Beyond the threshold the test error falls again: with {largest.HiddenUnits} hidden units it is below the peak's."),
            "falls", DescentFigures.ErrorId, "times")
            .MedianIsBelow(1, Ratios(largest.Errors, peak.Errors));
        yield return Text(
            "best-beyond", "The second descent ends below the first minimum: the largest network is the best.",
            "below, on MNIST-1D with noisy labels", DescentFigures.ErrorId, "times")
            .MedianIsBelow(1, Ratios(largest.Errors, first.Errors));
        yield return Text(
            "norm-peaks", "The parameters are largest where the test error is.", "at the peak", DescentFigures.NormId,
            "hidden units",
            "Belkin et al. 2019; UDL 8.4")
            .AtPlace(highest.Low, highest.High, longest, outcome);
        yield return Text(
            "norm-falls",
            FormattableString.Invariant(
                $"Beyond the threshold parameters shrink: with {largest.HiddenUnits} hidden units they are smaller than with {threshold + 2}."),
            "shrink", DescentFigures.NormId, "times", "Belkin et al. 2019; UDL 8.4")
            .MedianIsBelow(1,
                Ratios(largest.Norms, outcome.Widths.Single(width => width.HiddenUnits == threshold + 2).Norms));
        yield return Agreement(Text(
            "numpy-medians", "The median test errors are those computed in NumPy.",
            FormattableString.Invariant($"{PublishedDescent.Medians.Count} medians"),
            DescentFigures.ErrorId, "medians agree", "The same in NumPy 1.24, 2,000 data sets"), outcome);
    }

    static Claim AtPlace(this ClaimText text, double low, double high, PlaceOfLeast place, DescentOutcome outcome) =>
        text.PlaceIsBetween(low, high, place.Place, (place.Low, place.High), outcome.Setting.DataSets);

    static double[] Negative(IReadOnlyList<double> values) => [.. values.Select(value => -value)];

    /// <summary>A median agrees where its interval lies within the margin around the published one, and does not where
    /// it lies beyond what both samples allow; the others may or may not.</summary>
    static Claim Agreement(ClaimText text, DescentOutcome outcome)
    {
        if (!PublishedDescent.IsSettingOf(outcome.Setting) || outcome.Largest.HiddenUnits != 200)
            return text.NotTested("They were computed with 15 examples, noise 0.3 and up to 200 hidden units.");
        var count = PublishedDescent.Medians.Count;
        var (agreeing, differing) = (0, 0);
        foreach (var published in PublishedDescent.Medians)
        {
            var errors = outcome.Widths.Single(width => width.HiddenUnits == published.HiddenUnits).Errors;
            var (ours, together) = (Quantile.Median(errors), Quantile.Median(errors, 1 - 0.05 / count));
            var (least, most) = PublishedDescent.Within(published.HiddenUnits, published.MedianError);
            var (low, high) = PublishedDescent.Band(published.HiddenUnits, published.MedianError);
            agreeing += ours.Low >= least && ours.High <= most ? 1 : 0;
            differing += together.Low > high || together.High < low ? 1 : 0;
        }
        return text.PlaceIsBetween(count, count, agreeing, (agreeing, count - differing), outcome.Setting.DataSets) with
        {
            Reason = FormattableString.Invariant(
                $"A median agrees if its 95 % interval lies within ± {PublishedDescent.Margin:P0} of the published one, at the peak {PublishedDescent.AtPeak.Low} to {PublishedDescent.AtPeak.High}; {differing} of {count} certainly do not."),
        };
    }

    static double[] Ratios(IReadOnlyList<double> values, IReadOnlyList<double> others) =>
        [.. values.Zip(others, (value, other) => value / other)];
}
