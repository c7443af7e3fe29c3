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
            new(experiment, id, statement, source, published, figure, unit);

        var (first, peak, largest, threshold) = (outcome.FirstMinimum, outcome.Peak, outcome.Largest,
            outcome.Threshold);
        yield return Text(
            "interpolates", "The training error is zero from the first network with as many parameters as examples.",
            FormattableString.Invariant($"{threshold} hidden units"), DescentFigures.ErrorId, "hidden units")
            .IsExactly(threshold, outcome.Interpolates ?? double.PositiveInfinity);
        yield return Text(
            "peak", "The test error peaks at the interpolation threshold, with as many parameters as examples.",
            FormattableString.Invariant($"{threshold} hidden units"), DescentFigures.ErrorId, "hidden units")
            .IsExactly(threshold, peak.HiddenUnits, peak.HiddenUnits == threshold + 1
                ? FormattableString.Invariant(
                    $"One hidden unit further its last joint lies at {threshold}/{threshold + 1}, the border of the last example's part of [0, 1]: the only example that sees the unit may lie as close to its joint as it likes.")
                : null);
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
            .IsExactly(peak.HiddenUnits, outcome.Widths.MaxBy(width => width.MedianNorm)!.HiddenUnits);
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

    /// <summary>A median agrees if its interval overlaps the band around the published one.</summary>
    static Claim Agreement(ClaimText text, DescentOutcome outcome)
    {
        if (!PublishedDescent.IsSettingOf(outcome.Setting) || outcome.Largest.HiddenUnits != 200)
            return text.NotTested("They were computed with 15 examples, noise 0.3 and up to 200 hidden units.");
        var agreeing = PublishedDescent.Medians.Count(published =>
        {
            var ours = Quantile.Median(
                outcome.Widths.Single(width => width.HiddenUnits == published.HiddenUnits).Errors);
            var (low, high) = PublishedDescent.Band(published.HiddenUnits, published.MedianError);
            return ours.Low <= high && ours.High >= low;
        });
        return text.IsExactly(
            PublishedDescent.Medians.Count, agreeing,
            FormattableString.Invariant(
                $"A median agrees if its 95 % interval overlaps the published one ± {PublishedDescent.Tolerance:P0}, at the peak {PublishedDescent.AtPeak.Low} to {PublishedDescent.AtPeak.High}."));
    }

    static double[] Ratios(IReadOnlyList<double> values, IReadOnlyList<double> others) =>
        [.. values.Zip(others, (value, other) => value / other)];
}
