using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>What the theory of stability says, put to the test.</summary>
static class StabilityClaims
{
    const string Hardt = "Hardt, Recht and Singer 2016";

    public static IEnumerable<Claim> Of(string experiment, IReadOnlyList<StabilityPairs> pairs)
    {
        var larger = pairs[^1];
        yield return new ClaimText(
            experiment, "stability-grows",
            "The longer the training, the farther two networks part that differ in one example.", Hardt,
            "grows with the steps", "distance", "times from the first epoch to the last")
            .RatioIsAbove(1, [.. larger.Differences.Select(pair =>
                pair[^1].Distance / After(pair, larger.Examples / 100).Distance)]);
        yield return new ClaimText(
            experiment, "stability-sublinear",
            "The difference of their losses grows no faster than the number of steps.", $"{Hardt}, theorem 3.12",
            "exponent at most 1", "loss-difference", "exponent")
            .IsAtMost(1, [.. larger.Differences.Select(pair => Exponent(pair, larger.Examples / 100))]);
        var (fewer, more) = (pairs[0].Differences, larger.Differences);
        yield return new ClaimText(
            experiment, "stability-by-examples",
            "After as many steps, eight times the examples make the difference of the losses eight times smaller, within a " +
            "factor of two.",
            $"{Hardt}; Bousquet and Elisseeff 2002",
            "8 times smaller (1/n)", "loss-difference", "times smaller")
            .RatioIsBetween(4, 16, [.. fewer.Zip(more, (few, many) => few[^1].MeanLoss / many[^1].MeanLoss)]);
        yield return new ClaimText(
            experiment, "stability-bounds-gap", "The largest difference of losses is at least the generalization gap.",
            $"{Hardt}, theorem 2.2",
            "gap ≤ uniform stability", "loss-difference", "stability − gap")
            .IsAtLeast(0, [.. larger.Differences.Zip(larger.Gaps, (pair, gap) => pair[^1].LargestLoss - gap)]);
    }

    static ReplacementDifference After(IReadOnlyList<ReplacementDifference> pair, int step) =>
        pair.First(difference => difference.Step >= step || difference == pair[^1]);

    /// <summary>The slope between the first epoch's end and the last step, both logarithmic.</summary>
    static double Exponent(IReadOnlyList<ReplacementDifference> pair, int epoch)
    {
        var (first, last) = (After(pair, epoch), pair[^1]);
        return Math.Log(last.MeanLoss / first.MeanLoss) / Math.Log((double)last.Step / first.Step);
    }
}
