using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Norms and margins by width, and the main finding.</summary>
static class NormsTable
{
    public static Table Of(IReadOnlyList<WidthSweep> sweeps) => new(
        "norms-by-width", "Norms and margins by width",
        "Means over the seeds whose networks came to their end at every width. Largest row: of all units, the " +
        "largest sum of absolute weights into one.",
        ["label noise (%)", "hidden units", "parameters", "test error (%)", "norm of all weights",
            "product of spectral norms", "largest row", "median margin"],
        [.. sweeps.SelectMany(sweep =>
            sweep.WholeSeeds.Count == 0
                ? [] : Enumerable.Range(0, sweep.Widths.Count).Select(place => Row(sweep, place)))]);

    static IReadOnlyList<string> Row(WidthSweep sweep, int place)
    {
        string Mean(Func<Complexity, double> measure, string format) =>
            sweep.WholeSeeds.Average(seed => sweep.OfSeed(seed, measure)[place])
                .ToString(format, CultureInfo.InvariantCulture);
        return
        [
            (100 * sweep.Noise).ToString("0.##", CultureInfo.InvariantCulture), $"{sweep.Widths[place]}",
            sweep.Parameters(place).ToString("N0", CultureInfo.InvariantCulture),
            sweep.Values(place, Split.Test, Quantity.Error).Average().ToString("F1", CultureInfo.InvariantCulture),
            Mean(complexity => complexity.Norm, "F1"), Mean(complexity => complexity.SpectralProduct, "N0"),
            Mean(NormClaims.LargestRow, "F1"),
            Mean(complexity => complexity.MedianMargin, "F2"),
        ];
    }

    public static string Lead(IReadOnlyList<WidthSweep> sweeps, IReadOnlyList<StabilityPairs> pairs)
    {
        var sweep = sweeps[0];
        if (sweep.WholeSeeds.Count == 0 || pairs.Any(size => size.Differences.Count == 0))
            return "Too many trials diverged to say anything.";
        double[] stretch =
            [.. Enumerable.Range(0, sweep.Widths.Count)
                .Select(place =>
                    sweep.WholeSeeds.Average(seed =>
                        sweep.OfSeed(seed, complexity => complexity.SpectralProduct)[place]))];
        var most = Array.IndexOf(stretch, stretch.Max());
        var distance = pairs[^1].Differences.Average(pair => pair[^1].Distance);
        return FormattableString.Invariant(
            $"With {DescentLead.NoiseText(sweep)} the product of spectral norms is largest at {sweep.Widths[most]} {sweep.Recipe.Unit}, {stretch[most] / stretch[^1]:F1} times that at {sweep.Widths[^1]}. Two networks that differ in one of {pairs[^1].Examples:N0} training examples are {100 * distance:F1} % apart after {pairs[^1].Steps:N0} steps.");
    }
}
