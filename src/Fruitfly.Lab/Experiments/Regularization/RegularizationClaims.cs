using Fruitfly.Lab.Experiments.Regularization.Toy;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>What UDL 9 says of regularization, put to the test.</summary>
static class RegularizationClaims
{
    public static IReadOnlyList<Claim> Of(string experiment, RegularizationOutcome outcome) =>
    [
        .. outcome.Methods.SelectMany(method => OfMethod(experiment, method.Method.Id, method.Method.Name,
            method.Method.Source, method.Effect)),
        .. outcome.Stopping.SelectMany(effect =>
            OfMethod(experiment, effect.Id, effect.Name, effect.Source, effect)),
        .. OfEnsembles(experiment, outcome.Ensembles),
        .. OfPaces(experiment, outcome.Paces),
        .. DescentClaims.Of(experiment, outcome.Descent),
        .. ToyClaims.Of(experiment, outcome.Toy, outcome.Bias),
    ];

    static IEnumerable<Claim> OfMethod(
        string experiment, string id, string name, string source, MethodEffect? effect)
    {
        var capital = RegularizationOutcome.Capital(name);
        yield return Text("gap", $"{capital} narrows the gap between training and test error.", "a smaller gap")
            .IsBelow(0, effect?.Of(pair => pair.GapDifference) ?? []);
        yield return Text("test", $"{capital} lowers the test error.", "a lower test error")
            .IsBelow(0, effect?.Of(pair => pair.TestDifference) ?? []);

        ClaimText Text(string what, string statement, string published) =>
            new(experiment, $"{id}-{what}", statement, source, published, MethodFigures.Differences, "points")
            {
                WhereNone = "Every network diverged.", Step = PlainTrainings.Step,
            };
    }

    static IEnumerable<Claim> OfEnsembles(string experiment, EnsembleOutcome ensembles)
    {
        yield return Text("mean", "The mean of the outputs of several networks errs less than they do on average.")
            .IsBelow(0, ensembles.MeanDifferences);
        yield return Text("majority", "The class that most of several networks name errs less than they do on average.")
            .IsBelow(0, ensembles.MajorityDifferences);

        ClaimText Text(string what, string statement) =>
            new(experiment, $"ensemble-{what}", statement, "UDL 9.3.2", "a lower test error", MethodFigures.Ensembles,
                "points")
            {
                WhereNone = "Every network diverged.", Repetitions = "ensembles", Step = PlainTrainings.Step,
            };
    }

    static IEnumerable<Claim> OfPaces(string experiment, PaceOutcome paces)
    {
        const string LeftOut = "These settings leave it out: implicit-seeds is 0.";
        var rates = Text("large-rate", "Of learning rates that go as far, the largest generalizes better than the " +
            "smallest.", "better with large rates", PaceFigures.Rates);
        var batches = Text("small-batch", "Of batch sizes that memorize as much, the smallest generalizes better than " +
            "the largest.", "better with small batches", PaceFigures.Batches);
        return paces.IsEmpty
            ? [rates.NotTested(LeftOut), batches.NotTested(LeftOut)]
            :
            [
                rates.IsAbove(0, PaceOutcome.FirstAboveLast(paces.ByRate, PaceOutcome.AtEnd)),
                batches.IsBelow(0, PaceOutcome.FirstAboveLast(paces.ByBatch, PaceOutcome.Memorized)),
            ];

        ClaimText Text(string id, string statement, string published, string figure) =>
            new(experiment, id, statement, "UDL 9.2, figure 9.5", published, figure, "points")
            {
                WhereNone = "No network memorized its training set.",
            };
    }
}
