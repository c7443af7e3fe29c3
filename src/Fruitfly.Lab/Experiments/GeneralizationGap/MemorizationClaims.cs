using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What Zhang et al. say of networks on random data, put to the test on MNIST-1D.</summary>
static class MemorizationClaims
{
    const string Zhang = "Zhang et al. 2017, Understanding deep learning requires rethinking generalization";

    public static IReadOnlyList<Claim> Of(string experiment, IReadOnlyList<MemorizationOutcome> outcomes)
    {
        var hasFigures = outcomes.All(outcome => outcome.Finished.Count > 0);
        MemorizationOutcome On(MemorizedData data) => outcomes.Single(outcome => outcome.Data == data);
        ClaimText Text(
            string id, string statement, string published, string figure, string unit, string source = Zhang) =>
            new(experiment, id, statement, source, published, hasFigures ? figure : null, unit);

        var (truth, random, inputs) = (On(MemorizedData.True), On(MemorizedData.Random), On(MemorizedData.Noise));
        List<Claim> claims =
        [
            Text("gap", "A trained network does worse on test data than on its training data.",
                "the test error stays above the training error",
                MemorizationFigures.Gap, "points", "Slides \"Measuring performance\"; UDL 8.1").IsAbove(0, truth.Gap()),
        ];
        foreach (var data in (MemorizedData[])[MemorizedData.Random, MemorizedData.Shuffled, MemorizedData.Noise])
            claims.Add(Text($"{data.Id}-fit",
                $"Most networks that learn true labels also fit {data.Name} without an error on the training set.",
                "0 % training error, section 2.2, figure 1a", MemorizationFigures.Fitting, "% of networks")
                    .ShareIsAbove(50, [.. On(data).Final(Split.Training).Select(error => error == 0)]));
        claims.AddRange(
        [
            Text("random-labels-chance",
                "Trained on random labels, a network does no better on test data than guessing, to within a point.",
                "90 % for ten classes, figure 1c", MemorizationFigures.Noise, "%")
                    .IsAtLeast(MemorizationFigures.Chance - 1, random.Final(Split.Test)),
            Text("noise-raises-test-error", "The test error grows from every share of random labels to the next.",
                "figure 1c", MemorizationFigures.Noise, "points at least").AllAreAbove(0, Rises(outcomes)),
            Text("random-labels-slower", "Random labels take longer to fit than true ones, by a small constant factor.",
                "a factor from 1 to 4, figure 1b", MemorizationFigures.Fitting, "times as many epochs").WhereNoneFits()
                    .RatioIsBetween(1, 4, Compared(random, truth, (a, b) => a / b)),
            Text("random-inputs-faster", "Random inputs are fitted faster than random labels.",
                "figure 1a", MemorizationFigures.Fitting, "epochs sooner").WhereNoneFits()
                    .IsAbove(0, Compared(random, inputs, (a, b) => a - b)),
        ]);
        return claims;
    }

    static ClaimText WhereNoneFits(this ClaimText text) =>
        text with { WhereNone = "No network fits both without an error in that many epochs." };

    /// <summary>Seed by seed, of those that fit both.</summary>
    static double[] Compared(MemorizationOutcome left, MemorizationOutcome right, Func<double, double, double> compare)
    {
        var (a, b) = (left.EpochsToFit(), right.EpochsToFit());
        return [.. a.Keys.Where(b.ContainsKey).Order().Select(seed => compare(a[seed], b[seed]))];
    }

    static IReadOnlyList<double[]> Rises(IReadOnlyList<MemorizationOutcome> outcomes)
    {
        var levels = outcomes.Where(outcome => outcome.Data.IsLevel).OrderBy(outcome => outcome.Data.RandomLabels)
            .Select(outcome => outcome.Final(Split.Test)).ToList();
        return levels.Any(level => level.Length != levels[0].Length)
            ? []
            : [.. levels.Zip(levels.Skip(1), (less, more) => SearchOutcome.Differences(more, less))];
    }
}
