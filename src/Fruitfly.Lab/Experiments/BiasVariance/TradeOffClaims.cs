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
        foreach (var claim in Sums(
            Text("decomposition", "The error on new targets is the sum of noise, bias and variance.",
                "UDL equation 8.7", "noise + bias + variance", "difference"),
            Text("noise-adds",
                "The error of one network on new targets is its squared distance from the truth plus the noise.",
                "UDL equation 8.4", "(f − μ)² + σ²", "difference"), outcome, cancellation))
            yield return claim;

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
    static IEnumerable<Claim> Sums(
        ClaimText decomposition, ClaimText noiseAdds, ToyOutcome outcome, CancellationToken cancellation)
    {
        var (setting, capacity) = (outcome.Setting, outcome.Best);
        var noise = setting.Noise * setting.Noise;
        if (!capacity.HasMean)
            return [Without(decomposition), Without(noiseAdds)];
        var predictions = setting.Predictions(capacity.HiddenUnits, new WorkInParts(1, null, cancellation));
        double[] errors = [.. predictions.Select((values, index) => Distance(values, setting.TestTargets(index)))];
        var sum = noise + capacity.Parts.SquaredBias.Mean + capacity.Parts.Variance.Mean;
        return
        [
            decomposition.AgreesWithTheory(0, SumMargin * sum, [.. errors.Select(error => error - sum)]),
            noiseAdds.AgreesWithTheory(0, SumMargin * sum, [.. errors.Zip(predictions, (error, values) =>
                error - Distance(values, ToySetting.Truth) - noise)]),
        ];

        static Claim Without(ClaimText text) => text.NotTested("With so few examples the variance has no mean.");
        static double Distance(IReadOnlyList<double> values, IReadOnlyList<double> others) =>
            values.Zip(others, (f, y) => (f - y) * (f - y)).Average();
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
