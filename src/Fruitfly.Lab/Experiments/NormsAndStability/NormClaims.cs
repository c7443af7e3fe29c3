using Fruitfly.Data;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Whether the size of the weights tells of generalization what the number of parameters does not.</summary>
static class NormClaims
{
    const string Bartlett = "Bartlett 1998, \"the size of the weights is more important than the size of the network\"";

    const string Spectral = "Bartlett, Foster and Telgarsky 2017";

    /// <summary>Widths of a rank correlation: three take the values −1, −1/2, 1/2 and 1 by chance, one in six each of
    /// the extremes.</summary>
    const int Fewest = 5;

    /// <summary>Bartlett's bound on the size of the weights: of all units, the largest sum of absolute weights into
    /// one.</summary>
    public static double LargestRow(Complexity complexity) => complexity.Weights.Max(weight => weight.LargestRow);

    /// <summary>The product of spectral norms by the upper quartile of the margins: the reciprocal of a normalized
    /// margin. Not a number where that margin is negative.</summary>
    public static double StretchPerMargin(Complexity complexity) =>
        complexity.Margins[complexity.Margins.Count * 3 / 4] is var margin and > 0
            ? complexity.SpectralProduct / margin : double.NaN;

    public static IEnumerable<Claim> Of(string experiment, IReadOnlyList<WidthSweep> sweeps)
    {
        foreach (var sweep in sweeps.Where(sweep => sweep.Noise > 0))
        {
            var setting = $"With {DescentLead.NoiseText(sweep)}, from the width at which the test error peaks on,";
            ClaimText Text(string id, string statement, string source, string published, string figure) =>
                new(experiment, id, $"{setting} {statement}.", source, published, figure, "rank correlation")
                {
                    // The least by which ranks that are exchanged change it.
                    Step = 12.0 / (Fewest * (Fewest * Fewest - 1)),
                    WhereNone = "No network has a rank correlation: what is correlated is equal or undefined at " +
                        "these widths.",
                };
            (ClaimText Text, Func<int, double[]> Measure)[] measures =
            [
                (Text("parameters-mislead", "more parameters go with less test error", Bartlett,
                    "a rank correlation below 0", "rows"),
                    _ => [.. sweep.Widths.Select(width => (double)width)]),
                (Text("norm-follows",
                    "larger weights (the largest sum of absolute weights into one unit) go with more test error",
                    Bartlett, "a rank correlation above 0", "rows"),
                    seed => sweep.OfSeed(seed, LargestRow)),
                (Text("spectral-follows", "more stretch (the product of spectral norms) goes with more test error",
                    Spectral, "a rank correlation above 0", "spectral"),
                    seed => sweep.OfSeed(seed, complexity => complexity.SpectralProduct)),
                (Text("margin-follows", "more stretch per margin goes with more test error", Spectral,
                    "a rank correlation above 0", "margins"),
                    seed => sweep.OfSeed(seed, StretchPerMargin)),
            ];
            var from = PlacesOfOthers(sweep);
            foreach (var (text, measure) in measures)
                if (sweep.Peak(Quantity.Error) is null || !from.Any(peak => sweep.Widths.Count - peak >= Fewest))
                    yield return text.NotTested(FormattableString.Invariant(
                        $"The test error has no peak with {Fewest - 1} widths beyond it, which a rank correlation takes."));
                else
                    yield return text.Id == "parameters-mislead"
                        ? text.IsBelow(0, Correlations(sweep, from, measure))
                        : text.IsAbove(0, Correlations(sweep, from, measure));
        }
    }

    /// <summary>Of each whole seed, where the test error of the others peaks.</summary>
    static int[] PlacesOfOthers(WidthSweep sweep) =>
    [
        .. LeaveOneSeedOut.Measure(
            sweep.Curves(Quantity.Error), others => DescentPeak.Most(others).Peak, (_, peak) => peak)
            .Select(place => (int)place),
    ];

    /// <summary>Of each seed, Spearman's rank correlation with the test error over
    /// the widths from a place on.</summary>
    static double[] Correlations(WidthSweep sweep, int[] from, Func<int, double[]> measure) =>
    [
        .. sweep.WholeSeeds.Zip(from).Where(seed => sweep.Widths.Count - seed.Second >= Fewest)
            .Select(seed =>
                MathNet.Numerics.Statistics.Correlation.Spearman(measure(seed.First)[seed.Second..],
                    sweep.OfSeed(seed.First, Split.Test, Quantity.Error)[seed.Second..]))
            .Where(double.IsFinite),
    ];
}
