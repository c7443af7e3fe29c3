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
                    WhereNone = "No network has a rank correlation: what is correlated is equal or undefined at " +
                        "these widths.",
                };
            (ClaimText Text, Func<int, double[]> Measure)[] measures =
            [
                (Text("parameters-mislead", "more parameters go with less test error", Bartlett,
                    "a rank correlation below 0", "norms"),
                    _ => [.. sweep.Widths.Select(width => (double)width)]),
                (Text("norm-follows", "larger weights go with more test error", Bartlett, "a rank correlation above 0",
                    "norms"),
                    seed => sweep.OfSeed(seed, complexity => complexity.Norm)),
                (Text("spectral-follows", "more stretch (the product of spectral norms) goes with more test error",
                    Spectral, "a rank correlation above 0", "spectral"),
                    seed => sweep.OfSeed(seed, complexity => complexity.SpectralProduct)),
                (Text("margin-follows", "more stretch per margin goes with more test error", Spectral,
                    "a rank correlation above 0", "margins"),
                    seed => sweep.OfSeed(seed, StretchPerMargin)),
            ];
            var from = sweep.Peak(Quantity.Error)?.Peak;
            foreach (var (text, measure) in measures)
                if (from is not { } peak || sweep.Widths.Count - peak < 3)
                    yield return text.NotTested("The test error has no peak with two widths beyond it.");
                else
                    yield return text.Id == "parameters-mislead"
                        ? text.IsBelow(0, Correlations(sweep, peak, measure))
                        : text.IsAbove(0, Correlations(sweep, peak, measure));
        }
    }

    /// <summary>Of each seed, Spearman's rank correlation with the test error over
    /// the widths from a place on.</summary>
    static double[] Correlations(WidthSweep sweep, int from, Func<int, double[]> measure) =>
    [
        .. sweep.WholeSeeds
            .Select(seed =>
                MathNet.Numerics.Statistics.Correlation.Spearman(measure(seed)[from..],
                    sweep.OfSeed(seed, Split.Test, Quantity.Error)[from..]))
            .Where(double.IsFinite),
    ];
}
