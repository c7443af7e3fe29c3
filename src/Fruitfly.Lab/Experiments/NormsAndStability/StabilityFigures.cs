using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>How far pairs part over the steps, and how their gap grows.</summary>
static class StabilityFigures
{
    public static IEnumerable<Figure> Of(IReadOnlyList<StabilityPairs> pairs, StabilityPairs underTheorem)
    {
        IReadOnlyList<StabilityPairs> all = [.. pairs, underTheorem];
        if (all.Any(group => group.Differences.Count == 0))
            yield break;
        const string differences = "Differences of losses are absolute, over the test examples. Theorem 3.12: 500 " +
            "examples, one a step, tanh, SGD 0.02 that falls with 1/t.";
        yield return Draw(all, "distance", "distance of the parameters", isLogarithmic: true,
            group => group.Curves(difference => difference.Distance),
            Title(pairs, "The networks part", difference => difference.Distance),
            "Distance: ‖w − w′‖ / √(‖w‖² + ‖w′‖²). " + differences);
        yield return Draw(all, "loss-difference", "mean difference of losses", isLogarithmic: true,
            group => group.Curves(difference => difference.MeanLoss),
            Title(pairs, "Their losses differ", difference => difference.MeanLoss), differences);
        var gap = pairs[^1].GapsAfter(pairs[^1].Steps).Average();
        yield return Draw(all, "gap", "test loss − training loss", isLogarithmic: false, group => group.GapCurves(),
            FormattableString.Invariant($"With {pairs[^1].Name} the gap grows to {gap:F2} nats"), differences);
    }

    static Figure Draw(
        IReadOnlyList<StabilityPairs> groups, string id, string quantity, bool isLogarithmic,
        Func<StabilityPairs, IReadOnlyList<SeedCurve>> curves, string title, string note)
    {
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = "training steps",
            IsHorizontalLogarithmic = true,
            Quantity = quantity,
            IsLogarithmic = isLogarithmic,
            Series = [.. groups.Select(group => new LineSeries(group.Name) { Seeds = curves(group) })],
            Repeated = "pairs",
            Diverged = groups.Sum(group => group.Diverged),
            Trials = groups.Sum(group => group.Seeds.Count),
        });
        return chart.ToFigure(
            id, title, "MNIST-1D, 40-100-100-10, He, SGD 0.05, batch 100; one training example replaced, " +
                "everything else alike",
            $"The {quantity} of two networks that differ in one training example against steps on a logarithmic " +
            $"axis, for two sizes of the training set and under the conditions of theorem 3.12. {title}.", note);
    }

    static string Title(IReadOnlyList<StabilityPairs> pairs, string what, Func<ReplacementDifference, double> measure)
    {
        var ratio = pairs[0].Differences.Average(pair => measure(pair[^1]))
            / pairs[^1].Differences.Average(pair => measure(pair[^1]));
        return FormattableString.Invariant(
            $"{what} more with every step, and {ratio:F1} times as much with an eighth of the examples");
    }
}
