using Fruitfly.Data;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentImages;

/// <summary>What the sources say of double descent on images.</summary>
static class ImageDescentClaims
{
    const string Belkin = DescentClaims.Belkin + ", figure 3";
    const string Nakkiran = "Nakkiran et al. 2020";

    /// <summary>A loss that rises by less than this share of its lowest value has no peak.</summary>
    const double Plain = 0.05;

    public static IReadOnlyList<Claim> Of(string experiment, IReadOnlyList<WidthSweep> sweeps) =>
        [.. sweeps.SelectMany(sweep => Of(experiment, sweep))];

    static IEnumerable<Claim> Of(string experiment, WidthSweep sweep)
    {
        // Without label noise the same statement is another claim.
        var prefix = sweep.Noise == 0 ? "clean-" : "";
        var source = sweep.Recipe.Id == "channels" ? Nakkiran : Belkin;
        var lowest = sweep.Means(Split.Test, Quantity.Loss).Where(double.IsFinite).DefaultIfEmpty(0).Min();
        var multiclass = (double)sweep.Recipe.Examples * sweep.Recipe.Classes;

        yield return Named(DescentClaims.Peaks(experiment, sweep, Quantity.Error, source, atLeast: 1, "points"));
        yield return Named(
            DescentClaims.Peaks(experiment, sweep, Quantity.Loss, source, Plain * lowest, "squared error"));
        yield return Named(DescentClaims.PeaksAt(
            experiment, sweep, Quantity.Error, "peak-at-classes", "there are as many parameters as examples × classes",
            multiclass, source));
        yield return Named(DescentClaims.PeaksAt(
            experiment, sweep, Quantity.Loss, "loss-peak-at-classes",
            "there are as many parameters as examples × classes", multiclass, source));
        yield return Named(DescentClaims.WidestIsBest(experiment, sweep));

        Claim Named(Claim claim) => claim with { Id = prefix + claim.Id };
    }
}
