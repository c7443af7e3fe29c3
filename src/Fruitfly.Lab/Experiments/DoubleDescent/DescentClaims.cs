using Fruitfly.Data;
using Fruitfly.Lab.Experiments.Claims;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>What the sources say of double descent, put to the test for each recipe.</summary>
static class DescentClaims
{
    const string Book = "UDL 8.4, figure 8.10; slides \"Measuring performance\"";
    const string Belkin = "Belkin et al. 2019";

    public static IReadOnlyList<Claim> Of(string experiment, IReadOnlyList<WidthSweep> sweeps) =>
    [
        .. sweeps.Where(sweep => sweep.Noise > 0).SelectMany(sweep => WithNoise(experiment, sweep)),
        .. sweeps.Where(sweep => sweep.Noise == 0).Select(sweep => WithoutNoise(experiment, sweep)),
        .. sweeps.SelectMany(sweep => PublishedRuns.Of(experiment, sweep)),
    ];

    static IEnumerable<Claim> WithNoise(string experiment, WidthSweep sweep)
    {
        var recipe = sweep.Recipe;
        var errorFigure = DescentFigures.Id(recipe, Quantity.Error);
        double[] errorPeaks = [.. sweep.PeaksOfSeeds(Quantity.Error).Select(peak => (double)sweep.Widths[peak.Peak])];
        var (setting, unit) = ($"With {recipe.Name} and {DescentLead.NoiseText(sweep)}", recipe.Unit);

        yield return new ClaimText(
            experiment, $"{recipe.Id}-peak", $"{setting} the test error falls, rises and falls again as networks become wider.", Book,
            "a peak", errorFigure, "points")
            .IsAtLeast(1, sweep.Prominences(Quantity.Error));

        var threshold = recipe.WidthOf(recipe.Examples);
        var (low, high) = Neighbours(sweep, threshold);
        yield return new ClaimText(
            experiment, $"{recipe.Id}-peak-at-examples", $"{setting} the peak is where there are as many parameters as examples.", Book,
            FormattableString.Invariant($"{threshold:F1} {unit}"), errorFigure, unit)
            .IsBetween(low, high, errorPeaks);

        var multiclass = recipe.WidthOf((double)recipe.Examples * DescentRecipe.Classes);
        var (lowest, highest) = Neighbours(sweep, multiclass);
        var ofClasses = new ClaimText(
            experiment, $"{recipe.Id}-peak-at-classes", $"{setting} the peak is where there are as many parameters as examples × classes.", Belkin,
            FormattableString.Invariant($"{multiclass:F1} {unit}"), errorFigure, unit);
        yield return multiclass <= sweep.Widths[^1]
            ? ofClasses.IsBetween(lowest, highest, errorPeaks)
            : ofClasses.NotTested(FormattableString.Invariant($"The widest network has {sweep.Widths[^1]} {unit}."));

        yield return new ClaimText(
            experiment, $"{recipe.Id}-loss-peak", $"{setting} the test loss peaks at the width of the test error or beyond.",
            "mnist1d, \"Observing deep double descent\"", "loss at 61, error at 47 hidden units", DescentFigures.Id(recipe, Quantity.Loss), $"{unit} beyond")
            .IsAtLeast(0, LossBeyondError(sweep));

        var isWidest = new ClaimText(
            experiment, $"{recipe.Id}-wide-is-best", $"{setting} the widest network errs less than the best one before the peak.", Belkin,
            "lower than before the peak", errorFigure, "points less");
        yield return recipe.IsWidest
            ? isWidest.IsAtLeast(0, WidestBelowLowest(sweep))
            : isWidest.NotTested(FormattableString.Invariant($"The widest network has {sweep.Widths[^1]} {unit} only."));

        var overEpochs = new ClaimText(
            experiment, $"{recipe.Id}-epoch-wise", $"{setting} the widest network's test error falls, rises and falls again over the epochs.",
            "Nakkiran et al. 2020", "a peak over the epochs", DescentFigures.EpochsId(recipe), "points");
        yield return recipe.IsPublished
            ? overEpochs.IsAtLeast(1, [.. sweep.OverEpochsOfSeeds(sweep.Widths.Count - 1, Quantity.Error).Select(error => DescentPeak.Of(error)?.Prominence ?? 0)])
            : overEpochs.NotTested(FormattableString.Invariant($"{recipe.Epochs:N0} epochs are not the published length."));
    }

    static Claim WithoutNoise(string experiment, WidthSweep sweep) => new ClaimText(
        experiment, $"{sweep.Recipe.Id}-clean", $"With {sweep.Recipe.Name} and no label noise the test error has no peak of 2 points.", Book,
        "falls on", DescentFigures.Id(sweep.Recipe, Quantity.Error), "points")
        .IsAtMost(2, sweep.Prominences(Quantity.Error));

    /// <summary>The width nearest to a place between widths, and the ones next to it.</summary>
    static (double Low, double High) Neighbours(WidthSweep sweep, double width)
    {
        var nearest = Enumerable.Range(0, sweep.Widths.Count).MinBy(place => Math.Abs(sweep.Widths[place] - width));
        return (sweep.Widths[Math.Max(0, nearest - 1)], sweep.Widths[Math.Min(sweep.Widths.Count - 1, nearest + 1)]);
    }

    static double[] LossBeyondError(WidthSweep sweep) =>
    [
        .. from seed in sweep.WholeSeeds
           let error = DescentPeak.Of(sweep.OfSeed(seed, Split.Test, Quantity.Error))
           let loss = DescentPeak.Of(sweep.OfSeed(seed, Split.Test, Quantity.Loss))
           where error is not null && loss is not null
           select (double)(sweep.Widths[loss.Value.Peak] - sweep.Widths[error.Value.Peak]),
    ];

    static double[] WidestBelowLowest(WidthSweep sweep) => sweep.Peak(Quantity.Error) is not { } peak
        ? []
        : [.. sweep.WholeSeeds.Select(seed => sweep.OfSeed(seed, Split.Test, Quantity.Error)).Select(error => error[peak.Lowest] - error[^1])];
}
