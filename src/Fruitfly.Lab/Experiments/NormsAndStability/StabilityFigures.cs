using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>How far pairs part over the steps.</summary>
static class StabilityFigures
{
    public static IEnumerable<Figure> Of(IReadOnlyList<StabilityPairs> pairs)
    {
        if (pairs.Any(size => size.Differences.Count == 0))
            yield break;
        yield return Draw(pairs, "distance", "distance of the parameters", difference => difference.Distance,
            Title(pairs, "The networks part", difference => difference.Distance));
        yield return Draw(pairs, "loss-difference", "mean difference of losses", difference => difference.MeanLoss,
            Title(pairs, "Their losses differ", difference => difference.MeanLoss));
    }

    static Figure Draw(IReadOnlyList<StabilityPairs> pairs, string id, string quantity,
        Func<ReplacementDifference, double> measure, string title)
    {
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = "training steps",
            IsHorizontalLogarithmic = true,
            Quantity = quantity,
            IsLogarithmic = true,
            Series = [.. pairs.Select(size =>
                new LineSeries(
                    FormattableString.Invariant($"{size.Examples:N0} examples")) { Seeds = size.Curves(measure) })],
            Repeated = "pairs",
            Diverged = pairs.Sum(size => size.Diverged),
            Trials = pairs.Sum(size => size.Seeds.Count),
        });
        return chart.ToFigure(
            id, title, "MNIST-1D, 40-100-100-10, He, SGD 0.05, batch 100; one training example replaced, " +
                "everything else alike",
            $"The {quantity} of two networks that differ in one training example against steps, both logarithmic, " +
            $"for two sizes of the training set. {title}.",
            "Distance: ‖w − w′‖ / √(‖w‖² + ‖w′‖²). Differences of losses are absolute, over the test examples.");
    }

    static string Title(IReadOnlyList<StabilityPairs> pairs, string what, Func<ReplacementDifference, double> measure)
    {
        var ratio = pairs[0].Differences.Average(pair => measure(pair[^1]))
            / pairs[^1].Differences.Average(pair => measure(pair[^1]));
        return FormattableString.Invariant(
            $"{what} more with every step, and {ratio:F1} times as much with an eighth of the examples");
    }
}
