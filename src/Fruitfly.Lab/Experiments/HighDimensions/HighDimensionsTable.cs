using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Measured beside formula.</summary>
static class HighDimensionsTable
{
    public static Table Of(HighDimensionsOutcome outcome)
    {
        return new Table(
            "formulas", "Measured beside formula",
            FormattableString.Invariant($"Mean ± half of the 95 % interval of the mean over {outcome.Seeds} seeds."),
            ["quantity", "dimensions", "formula", "measured"],
            [
                .. ((int[])[2, 5, 10])
                    .Select(d =>
                        Row("share of the cube in its ball", d, GeometryFormulas.BallVolume(d), outcome.Inside(d))),
                .. ((int[])[10, 100, 300])
                    .Select(d =>
                        Row("share of a ball in its outer 1 %", d, GeometryFormulas.OuterShell(d), outcome.Outer(d))),
                .. VectorPairs.Measured.Select(d =>
                    Row("mean |cosine| of random vectors", d, GeometryFormulas.MeanCosine(d),
                        outcome.OfVectors(d, at => at.MeanCosine))),
                .. VectorPairs.Measured.Select(d =>
                    Row("mean length of normal vectors", d, GeometryFormulas.MeanNorm(d),
                        outcome.OfVectors(d, at => at.MeanNorm))),
                .. VectorPairs.Measured.Select(d =>
                    Row("standard deviation of their length", d, GeometryFormulas.NormDeviation(d),
                        outcome.OfVectors(d, at => at.NormDeviation))),
            ]);

        static IReadOnlyList<string> Row(string quantity, int dimensions, double formula, double[] measured)
        {
            var estimate = Estimate.OfMean(measured);
            return
            [
                quantity, dimensions.ToString("N0", CultureInfo.InvariantCulture),
                formula.ToString("G5", CultureInfo.InvariantCulture),
                NumberText.Measured(estimate.Mean, estimate.Low, estimate.High, count: 0, ""),
            ];
        }
    }
}
