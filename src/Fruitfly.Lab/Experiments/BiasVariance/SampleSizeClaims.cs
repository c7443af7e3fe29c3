using Fruitfly.Studies.Evidence;


namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>What the lecture says of more data.</summary>
static class SampleSizeClaims
{
    const string Source = "Slides \"Measuring performance\", reducing variance; UDL 8.3.1, figure 8.6";

    /// <summary>"Is not reduced" leaves a tenth to the places of so few examples.</summary>
    const double Kept = 0.9;

    public static IEnumerable<Claim> Of(string experiment, ToyOutcome outcome)
    {
        var (few, many) = (outcome.BySize[0], outcome.BySize[^1]);
        yield return new ClaimText(
            experiment, "more-data-less-variance",
            FormattableString.Invariant(
                $"The variance falls with each step from {string.Join(" to ", outcome.BySize.Select(size => size.Examples))} examples."),
            Source, "falls", SampleSizeFigures.Id, "least step")
        { Repetitions = "data sets" }
            .AllAreAbove(0, TradeOffClaims.Steps(outcome.BySize,
                (fewer, more) => TradeOffClaims.Differences(fewer.VarianceValues, more.VarianceValues)));
        double[] kept =
            [.. few.Parts.BiasValues.ToArray()
                .Zip(many.Parts.BiasValues.ToArray(), (before, after) => after - Kept * before)];
        yield return new ClaimText(
            experiment, "more-data-same-bias",
            FormattableString.Invariant(
                $"More data do not reduce the bias: with {many.Examples} examples nine tenths of that with {few.Examples} are left."),
            "Slides \"Measuring performance\", reducing bias; UDL 8.3.2", "not reduced", SampleSizeFigures.Id,
            "above nine tenths")
        { Repetitions = "data sets" }
            .IsAtLeast(0, kept);
    }
}
