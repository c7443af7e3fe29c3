using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>What the sources say of double descent, put to the test for each recipe.</summary>
static class DescentClaims
{
    const string Book = "UDL 8.4, figure 8.10; slides \"Measuring performance\"";
    public const string Belkin = "Belkin et al. 2019";

    public static IReadOnlyList<Claim> Of(string experiment, IReadOnlyList<WidthSweep> sweeps) =>
    [
        .. sweeps.Where(sweep => sweep.Noise > 0).SelectMany(sweep => WithNoise(experiment, sweep)),
        .. sweeps.Where(sweep => sweep.Noise == 0).Select(sweep => WithoutNoise(experiment, sweep)),
        .. sweeps.SelectMany(sweep => FittingClaims.Of(experiment, sweep)),
        .. sweeps.SelectMany(sweep => PublishedRuns.Of(experiment, sweep)),
    ];

    static IEnumerable<Claim> WithNoise(string experiment, WidthSweep sweep)
    {
        var recipe = sweep.Recipe;
        var (setting, unit) = (Setting(sweep), recipe.Unit);

        yield return Peaks(experiment, sweep, Quantity.Error, Book, atLeast: 1, "points");
        yield return PeaksAt(experiment, sweep, Quantity.Error, "peak-at-examples",
            "there are as many parameters as examples", recipe.Examples, Book);
        yield return PeaksAt(
            experiment, sweep, Quantity.Error, "peak-at-classes", "there are as many parameters as examples × classes",
            (double)recipe.Examples * recipe.Classes, Belkin);

        yield return new ClaimText(
            experiment, $"{recipe.Id}-loss-peak",
            $"{setting} the test loss peaks at the width of the test error or beyond.",
            "mnist1d, \"Observing deep double descent\"", "loss at 61, error at 47 hidden units",
            DescentFigures.Id(recipe, Quantity.Loss), $"{unit} beyond")
        {
            WhereNone = "Test error and test loss have no peak in the same network's widths.",
            Step = sweep.Peak(Quantity.Error) is { } peak ? sweep.StepInWidths(sweep.Widths[peak.Peak]) : 0,
        }
            .IsAtLeast(0, LossBeyondError(sweep));

        yield return WidestIsBest(experiment, sweep);

        var overEpochs = new ClaimText(
            experiment, $"{recipe.Id}-epoch-wise",
            $"{setting} the widest network's test error falls, rises by at least a point and falls again over the epochs.",
            "Nakkiran et al. 2020", "a peak over the epochs", DescentFigures.EpochsId(recipe), "points");
        yield return recipe.IsPublished
            ? overEpochs.IsAtLeast(1,
                LeaveOneSeedOut.Measure(sweep.OverEpochsOfSeeds(sweep.Widths.Count - 1, Quantity.Error),
                    others => DescentPeak.Most(others), (own, peak) => peak.ProminenceIn(own)))
            : overEpochs.NotTested(
                FormattableString.Invariant($"{recipe.Epochs:N0} epochs are not the published length."));
    }

    static Claim WithoutNoise(string experiment, WidthSweep sweep) => new ClaimText(
        experiment, $"{sweep.Recipe.Id}-clean",
        $"With {sweep.Recipe.Name} and no label noise the test error has no peak of 2 points.", Book,
        "falls on", DescentFigures.Id(sweep.Recipe, Quantity.Error), "points")
        .IsBelow(2, sweep.Prominences(Quantity.Error));

    /// <summary>That error or loss falls, rises by so much, and falls again. Where it peaks is chosen on the other
    /// seeds.</summary>
    public static Claim Peaks(
        string experiment, WidthSweep sweep, Quantity quantity, string source, double atLeast, string unit)
    {
        var (prefix, word) = quantity == Quantity.Error ? ("", "error") : ("loss-", "loss");
        return new ClaimText(
            experiment, $"{sweep.Recipe.Id}-{prefix}peak",
            FormattableString.Invariant(
                $"{Setting(sweep)} the test {word} falls, rises by at least {atLeast:G2} {(atLeast == 1 ? unit.TrimEnd('s') : unit)} and falls again as networks become wider."),
            source,
            "a peak", DescentFigures.Id(sweep.Recipe, quantity), unit)
            .IsAtLeast(atLeast, sweep.Prominences(quantity));
    }

    /// <summary>That the seeds' peaks lie where networks have a number of parameters, within a factor of two: widths
    /// lie half as far apart.</summary>
    public static Claim PeaksAt(
        string experiment, WidthSweep sweep, Quantity quantity, string id, string where, double parameters,
        string source)
    {
        var recipe = sweep.Recipe;
        var threshold = recipe.WidthOf(parameters);
        var claim = new ClaimText(
            experiment, $"{recipe.Id}-{id}",
            $"{Setting(sweep)} the peak{(quantity == Quantity.Loss ? " of the test loss" : "")} is where {where}.",
            source,
            FormattableString.Invariant($"{threshold:F1} {recipe.Unit}, within a factor of 2 in parameters"),
            DescentFigures.Id(recipe, quantity), "times as many parameters")
        {
            Step = sweep.StepInParameters(threshold),
            WhereNone = $"The test {(quantity == Quantity.Loss ? "loss" : "error")} has no peak.",
        };
        if (threshold > sweep.Widths[^1])
            return claim.NotTested(
                FormattableString.Invariant($"The widest network has {sweep.Widths[^1]} {recipe.Unit}."));
        return claim.RatioIsBetween(0.5, 2,
            [.. sweep.PeaksOfSeeds(quantity)
                .Select(peak => recipe.Parameters(sweep.Widths[peak.Peak]) / parameters)]);
    }

    public static Claim WidestIsBest(string experiment, WidthSweep sweep)
    {
        var claim = new ClaimText(
            experiment, $"{sweep.Recipe.Id}-wide-is-best",
            $"{Setting(sweep)} the widest network errs less than the best one before the peak.", Belkin,
            "lower than before the peak", DescentFigures.Id(sweep.Recipe, Quantity.Error), "points less")
        {
            WhereNone = "The test error has no peak.",
        };
        return sweep.Recipe.IsWidest
            ? claim.IsAbove(0, WidestBelowLowest(sweep))
            : claim.NotTested(
                FormattableString.Invariant($"The widest network has {sweep.Widths[^1]} {sweep.Recipe.Unit} only."));
    }

    static string Setting(WidthSweep sweep) => $"With {sweep.Recipe.Name} and {DescentLead.NoiseText(sweep)}";

    static double[] LossBeyondError(WidthSweep sweep) =>
    [
        .. from seed in sweep.WholeSeeds
           let error = DescentPeak.Of(sweep.OfSeed(seed, Split.Test, Quantity.Error))
           let loss = DescentPeak.Of(sweep.OfSeed(seed, Split.Test, Quantity.Loss))
           where error is not null && loss is not null
           select (double)(sweep.Widths[loss.Value.Peak] - sweep.Widths[error.Value.Peak]),
    ];

    static double[] WidestBelowLowest(WidthSweep sweep) => sweep.Peak(Quantity.Error) is null
        ? []
        : LeaveOneSeedOut.Measure(sweep.Curves(Quantity.Error), others => DescentPeak.Most(others).Lowest,
            (own, lowest) => own[lowest] - own[^1]);
}
