using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>What the lecture says of noise, bias, variance and capacity.</summary>
static class TradeOffClaims
{
    /// <summary>Of the sum: no figure would show less.</summary>
    const double SumMargin = 0.05;

    const string Figure = "Slides \"Measuring performance\", bias-variance trade-off; UDL figure 8.9";

    public static IEnumerable<Claim> Of(string experiment, ToyOutcome outcome, CancellationToken cancellation = default)
    {
        ClaimText Text(string id, string statement, string source, string published, string unit = "") =>
            new(experiment, id, statement, source, published, outcome.WithMean.Count < 2 ? null : TradeOffFigures.Id,
                unit)
            { Repetitions = "data sets" };

        var sizes = outcome.WithInterval;
        yield return Decomposition(Text(
            "decomposition", "The error on new targets is the sum of noise, bias and variance.", "UDL equation 8.7",
            "noise + bias + variance", "difference"), outcome, cancellation);

        var minimum = Text("sum-minimum", "Bias and variance together are least with four hidden units.", Figure,
            "4 hidden units", "hidden units");
        var to = sizes.Count == 0 ? "" : FormattableString.Invariant($", up to {sizes[^1].HiddenUnits}");
        var rises = Text("variance-rises", $"The variance rises with each added hidden unit{to}.", Figure, "rises",
            "least step");
        var falls = Text("bias-falls", "The bias falls as hidden units are added.", Figure, "falls", "fall in all");
        var fallsAlways =
            Text("bias-falls-each", $"The bias falls with each added hidden unit{to}.", Figure, "falls", "least step");
        var overfits = Text(
            "overfitting",
            "Ten hidden units are farther from the true function than three after most data sets: they describe the " +
            "noise.",
            "Slides \"Measuring performance\"; UDL figure 8.8", "farther", "median error above that of three");
        if (sizes.Count < 4)
        {
            foreach (var text in (ClaimText[])[minimum, rises, falls, fallsAlways, overfits])
                yield return text.NotTested("With so few examples the variance of four hidden units has no mean, or none with an interval.");
            yield break;
        }
        yield return PublishedTradeOff.IsSettingOf(outcome.Setting)
            ? Least(minimum, sizes)
            : minimum.NotTested("Four is the best with 15 examples and noise 0.3.");
        yield return rises.AllAreAbove(0,
            Steps(sizes, (smaller, larger) => Differences(larger.VarianceValues, smaller.VarianceValues)));
        yield return falls.IsAbove(0, Differences(sizes[0].Parts.BiasValues, sizes[^1].Parts.BiasValues));
        var step = fallsAlways.AllAreAbove(0,
            Steps(sizes, (smaller, larger) => Differences(smaller.BiasValues, larger.BiasValues)));
        yield return step.Verdict == Verdict.Contradicted
            ? step with
            {
                Reason = "Joints lie at j/D: those of D units are not among those of D + 1, so a larger " +
                "network may be less able to follow this curve."
            }
            : step;
        // The median needs no moment.
        yield return outcome.ByCapacity.Count >= 10
            ? overfits.MedianIsAbove(0,
                Differences(outcome.ByCapacity[9].Parts.Errors, outcome.ByCapacity[2].Parts.Errors))
            : overfits.NotTested("Ten hidden units were not asked for.");
    }

    /// <summary>New targets, drawn with noise, against what the networks predict.</summary>
    static Claim Decomposition(ClaimText text, ToyOutcome outcome, CancellationToken cancellation)
    {
        var setting = outcome.Setting;
        var capacity = outcome.Best;
        if (!capacity.HasMean)
            return text.NotTested("With so few examples the variance has no mean.");
        var predictions = setting.Predictions(capacity.HiddenUnits, new WorkInParts(1, null, cancellation));
        var sum = setting.Noise * setting.Noise + capacity.Parts.SquaredBias.Mean + capacity.Parts.Variance.Mean;
        return text.AgreesWithTheory(
            0, SumMargin * sum, [.. predictions.Select((
                values, index) =>
                    values.Zip(setting.TestTargets(index), (f, y) => (f - y) * (f - y)).Average() - sum)]);
    }

    static Claim Least(ClaimText text, IReadOnlyList<CapacityOutcome> sizes)
    {
        var least = PlaceOfLeast.Of([.. sizes.Select(size => size.HiddenUnits)],
            [.. sizes.Select(size => size.Parts.Errors.ToArray())], hasMean: true);
        return text.PlaceIsBetween(4, 4, least.Place, (least.Low, least.High), sizes[0].Parts.Errors.Length);
    }

    /// <summary>From each size to the next.</summary>
    public static IReadOnlyList<double[]> Steps(
        IReadOnlyList<CapacityOutcome> sizes,
        Func<Measurement.BiasVariance, Measurement.BiasVariance, double[]> step) =>
        [.. sizes.Zip(sizes.Skip(1), (smaller, larger) => step(smaller.Parts, larger.Parts))];

    /// <summary>Both were measured on the same data sets, so they are compared on each.</summary>
    public static double[] Differences(ReadOnlySpan<double> values, ReadOnlySpan<double> others)
    {
        var differences = new double[values.Length];
        for (var d = 0; d < differences.Length; d++)
            differences[d] = values[d] - others[d];
        return differences;
    }
}
