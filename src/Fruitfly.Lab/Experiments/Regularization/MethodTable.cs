using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>What the methods come to, in numbers.</summary>
static class MethodTable
{
    public static Table Of(RegularizationOutcome outcome)
    {
        var effects = outcome.Effects;
        return new(
            "methods", "Each method at the strength that the validation examples chose",
            "Mean ± standard deviation over the seeds after the last step; differences from no regularization with the " +
            "same seed. Gap: test error minus training error.",
            ["method", "strength", "seeds", "training error (%)", "validation error (%)", "test error (%)",
                "gap (points)", "change of the test error (points)", "change of the gap (points)"],
            [
                .. effects.Count == 0 ? [] : (IReadOnlyList<string>[])[Row("none", "–", Plain(effects[0]))],
                .. effects.Select(effect => Row(effect.Name, effect.Chosen, effect)),
            ]);
    }

    static MethodEffect Plain(MethodEffect effect) =>
        effect with { Pairs = [.. effect.Pairs.Select(pair => pair with { Regularized = pair.Plain })] };

    static IReadOnlyList<string> Row(string name, string strength, MethodEffect effect) =>
    [
        name, strength, $"{effect.Pairs.Count}",
        Cell(effect, pair => pair.TrainingError, 2), Cell(effect, pair => pair.ValidationError, 1),
        Cell(effect, pair => pair.TestError, 1), Cell(effect, pair => pair.Gap, 1),
        name == "none" ? "–" : Cell(effect, pair => pair.TestDifference, 1),
        name == "none" ? "–" : Cell(effect, pair => pair.GapDifference, 1),
    ];

    static string Cell(MethodEffect effect, Func<PairedScores, double> value, int decimals) =>
        NumberText.MeanAndDeviation(effect.Of(value), decimals);
}
