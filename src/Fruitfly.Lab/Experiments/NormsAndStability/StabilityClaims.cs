using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>What the theory of stability says, put to the test.</summary>
static class StabilityClaims
{
    const string Hardt = "Hardt, Recht and Singer 2016";

    /// <summary>In halvings: a factor of 1.23.</summary>
    const double Margin = 0.3;

    public static IEnumerable<Claim> Of(
        string experiment, IReadOnlyList<StabilityPairs> pairs, StabilityPairs underTheorem)
    {
        var (fewer, larger) = (pairs[0], pairs[^1]);
        yield return Stated(
            "stability-grows",
            "The longer the training, the farther two networks part that differ in one example.", Hardt,
            "grows with the steps", "distance", "times from the first epoch to the last")
            .RatioIsAbove(1, [.. larger.Differences.Select(pair =>
                pair[^1].Distance / After(pair, larger.StepsPerEpoch).Distance)]);
        yield return Stated(
            "stability-sublinear",
            "One example a step, at a learning rate of at most c/t, the difference of their losses grows more slowly " +
            "than the number of steps.",
            $"{Hardt}, theorem 3.12", "exponent 1 − 1/(βc + 1), below 1", "loss-difference", "exponent")
            .IsBelow(1, [.. underTheorem.Differences.Select(pair => Exponent(pair, underTheorem.StepsPerEpoch))]);
        yield return Stated(
            "stability-by-examples",
            "After as many steps, eight times the examples halve the difference of the losses three times.",
            $"{Hardt}; Bousquet and Elisseeff 2002",
            "8 times smaller (1/n): 3 halvings", "loss-difference", "halvings")
            .AgreesWithTheory(3, Margin, [.. fewer.Differences.Zip(larger.Differences,
                (few, many) => Math.Log2(few[^1].MeanLoss / many[^1].MeanLoss))]);
        yield return Stated(
            "stability-bounds-gap", "The largest difference of losses is at least the generalization gap.",
            $"{Hardt}, theorem 2.2",
            "gap ≤ uniform stability", "loss-difference", "stability − gap")
            .IsAtLeast(0, [.. larger.Differences.Zip(larger.GapsAfter(larger.Steps),
                (pair, gap) => pair[^1].LargestLoss - gap)]);
        yield return Stated(
            "gap-grows",
            "Train faster, generalize better: with four times as many steps the gap between test and training loss " +
            "is larger, and so it is with four times as many again.",
            Hardt, "grows with the steps", "gap", "nats more")
            .AllAreAbove(0, [GapGrowth(larger, 16), GapGrowth(larger, 4)]);

        ClaimText Stated(
            string id, string statement, string source, string published, string figure, string unit) =>
            new(experiment, id, statement, source, published, figure, unit) { Repetitions = "pairs" };
    }

    /// <summary>By how much the gap grows from a part of the steps to four times as many.</summary>
    static double[] GapGrowth(StabilityPairs pairs, int part) =>
        [.. pairs.GapsAfter(4 * pairs.Steps / part).Zip(pairs.GapsAfter(pairs.Steps / part),
            (later, earlier) => later - earlier)];

    static ReplacementDifference After(IReadOnlyList<ReplacementDifference> pair, int step) =>
        pair.First(difference => difference.Step >= step || difference == pair[^1]);

    /// <summary>The slope between the first epoch's end and the last step, both logarithmic.</summary>
    static double Exponent(IReadOnlyList<ReplacementDifference> pair, int epoch)
    {
        var (first, last) = (After(pair, epoch), pair[^1]);
        return Math.Log(last.MeanLoss / first.MeanLoss) / Math.Log((double)last.Step / first.Step);
    }
}
