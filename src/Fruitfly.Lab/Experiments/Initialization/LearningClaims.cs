using Fruitfly.Studies.Evidence;


namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What is said of training from different starts, put to the test.</summary>
static class LearningClaims
{
    public static IEnumerable<Claim> Of(string experiment, IReadOnlyList<TrainedInitializer> outcomes)
    {
        TrainedInitializer With(ComparedInitializer initializer) =>
            outcomes.Single(outcome => outcome.Initializer == initializer);
        ClaimText Text(string id, string statement, string published, string figure) =>
            new(experiment, id, statement, InitializationClaims.Slides, published, figure);

        yield return Exact(
            Text("zero-rank", "From zero weights nothing is learned: the trained weights have rank 0.", "rank 0",
                LearningFigures.Copies),
            0, With(ComparedInitializer.Zero), inspection => inspection.Ranks.Max());
        yield return Exact(
            Text("constant-rank",
                "From equal weights all units of a layer stay copies: the trained weights have rank 1.", "rank 1",
                LearningFigures.Copies),
            1, With(ComparedInitializer.Constant), inspection => inspection.Ranks.Max());
        yield return Exact(
            Text("constant-units",
                "From equal weights each hidden layer computes one value: its activations have rank 1.", "rank 1",
                LearningFigures.Copies),
            1, With(ComparedInitializer.Constant), inspection => inspection.UnitRanks.Max());
        var copies = With(ComparedInitializer.Constant).Inspections;
        var oneWide = Text("one-unit-wide",
            "From equal weights the trained network computes what a network one unit wide does (largest difference of " +
            "the outputs, relative).", "\"all layers effectively become one wide\"", LearningFigures.Copies);
        yield return copies.Count == 0 ? oneWide.NotTested("No training was looked into.")
            : oneWide.IsExactlyAtMost(1e-3, copies.Max(inspection => inspection.FromOneWide));
        foreach (var (id, slow) in ((string, ComparedInitializer)[])
            [("he-above-small", ComparedInitializer.TooSmall), ("he-above-large", ComparedInitializer.TooLarge),
                ("he-above-default", ComparedInitializer.PyTorch),
                ("he-above-constant", ComparedInitializer.Constant)])
            yield return (Text(id,
                $"He's initialization learns faster than {slow.Name} (mean training loss, difference).", "faster",
                LearningFigures.Speed))
                .IsAbove(0, Differences(With(slow).MeanLoss(), With(ComparedInitializer.He).MeanLoss()));
    }

    static Claim Exact(ClaimText text, int published, TrainedInitializer outcome, Func<Inspection, int> rank) =>
        outcome.Inspections.Count == 0
        ? text.NotTested("No training was looked into.")
        : text.IsExactly(published, outcome.Inspections.Select(rank).MaxBy(found => Math.Abs(found - published)));

    static double[] Differences(IReadOnlyDictionary<ulong, double> slow, IReadOnlyDictionary<ulong, double> fast) =>
        [.. slow.Where(pair => fast.ContainsKey(pair.Key)).Select(pair => pair.Value - fast[pair.Key])];
}
