using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Measurements as points, formulas in grey.</summary>
static class HighDimensionsFigures
{
    public static IEnumerable<Figure> Of(HighDimensionsOutcome outcome)
    {
        yield return DistanceRatio(outcome);
        yield return Distances(outcome);
        yield return BallVolume(outcome);
        yield return OuterShell(outcome);
        yield return Angles(outcome);
        yield return Norms(outcome);
    }

    static Figure DistanceRatio(HighDimensionsOutcome outcome)
    {
        IReadOnlyList<int> dimensions = [.. PairDistances.Measured.Order()];
        return Lines.Draw(new LinesData
        {
            Horizontal = "dimensions", IsHorizontalLogarithmic = true, Quantity = "largest / smallest distance",
            IsLogarithmic = true,
            Series =
            [
                // the smallest of distances in a plane can be next to nothing, which draws a mean of ratios up
                Measured(dimensions, outcome.Ratios) with { Statistic = LineStatistic.Median },
                Formula("independent pairs", dimensions, d => GeometryFormulas.DistanceRatio(d, outcome.Points)),
            ],
        }).ToFigure(
            "distance-ratio",
            FormattableString.Invariant(
                $"The farthest pair is {Median.Of(outcome.Ratios(2)):N0} times as far apart as the closest in 2 dimensions, {Median.Of(outcome.Ratios(1000)):F2} times in 1,000"),
            Setting(outcome),
            "The ratio falls from thousands in two dimensions to nearly one in a thousand, both axes logarithmic.",
            "Grey: medians as if all pairs were independent, which they are not quite.");
    }

    static Figure Distances(HighDimensionsOutcome outcome)
    {
        var shown = outcome.Distances[0].Where(at => at.Dimensions is 2 or 10 or 100 or 1000)
            .OrderBy(at => at.Dimensions).ToList();
        return Histograms.Draw(
            "distance / mean distance",
            [.. shown.Select(at =>
                new Distribution("distance",
                    [.. at.Some.Select(distance => distance / at.Some.Average())]) { Panel = Panel(at.Dimensions) })],
            isShare: true)
            .ToFigure(
                "distances",
                FormattableString.Invariant(
                    $"Distances differ by {Spread(shown[0]):F0} % of their mean in 2 dimensions, by {Spread(shown[^1]):F1} % in 1,000"),
                Setting(outcome), "Four histograms of distances, from wide in two dimensions to a spike in a thousand.",
                "Disjoint pairs of one seed; the title's figures are standard deviations.");

        static double Spread(PairDistances at)
        {
            var mean = at.Some.Average();
            return 100 * Math.Sqrt(at.Some.Average(distance => (distance - mean) * (distance - mean))) / mean;
        }
    }

    static Figure BallVolume(HighDimensionsOutcome outcome)
    {
        IReadOnlyList<int> dimensions = [.. Enumerable.Range(1, BallSamples.MostDimensions)];
        return Lines.Draw(new LinesData
        {
            Horizontal = "dimensions", Quantity = "share of the cube in its ball", IsLogarithmic = true,
            Series = [Measured(dimensions, outcome.Inside),
                Formula("formula", dimensions, GeometryFormulas.BallVolume)],
        }).ToFigure(
            "ball-volume",
            FormattableString.Invariant(
                $"In 10 dimensions a ball fills {100 * outcome.Inside(10).Average():F2} % of the cube around it"),
            "Ball of diameter 1 in the unit cube, counted with random points; formula: π^(d/2) / (2^d Γ(d/2 + 1))",
            "The share falls from one to a quarter of a per cent over ten dimensions; measurement and formula coincide.");
    }

    static Figure OuterShell(HighDimensionsOutcome outcome) => Lines.Draw(new LinesData
    {
        Horizontal = "dimensions", Quantity = "share of the ball in its outer 1 %", Unit = "%",
        Series =
        [
            Measured(BallSamples.ShellDimensions, d => [.. outcome.Outer(d).Select(share => 100 * share)]),
            Formula("formula", [.. Enumerable.Range(0, 61).Select(k => Math.Max(1, 5 * k))],
                d => 100 * GeometryFormulas.OuterShell(d)),
        ],
    }).ToFigure(
        "outer-shell",
        FormattableString.Invariant(
            $"A ball of 300 dimensions is nearly all shell: {100 * outcome.Outer(300).Average():F0} % lie in the outer 1 % of its radius"),
        "Random points of the ball; formula: 1 − 0.99^d",
        "The share rises from one per cent in one dimension to 95 per cent in 300.");

    static Figure Angles(HighDimensionsOutcome outcome) => Histograms.Draw(
        "angle (degrees)",
        [.. outcome.Vectors[0].Skip(1)
            .Select(at => new Distribution("measured", at.Angles) { Panel = Panel(at.Dimensions) })],
        [.. VectorPairs.Measured.Skip(1).Select(d => new TheoryCurve(
            [.. Enumerable.Range(0, 179).Select(k => new CurvePoint(k + 1, GeometryFormulas.AngleDensity(d, k + 1)))],
            "formula", Panel(d)))], bins: 120, columns: 3)
        .ToFigure(
            "angles", FormattableString.Invariant(
                $"In 1,000 dimensions random vectors stand at 90° ± {outcome.OfVectors(1000, at => at.AngleDeviation).Average():F1}°"),
            FormattableString.Invariant(
                $"{outcome.Vectors[0][0].Angles.Count:N0} pairs of standard normal vectors, seed {outcome.FirstSeed}; formula: sin^(d−2) up to its factor"),
            "Three histograms of angles: wide in ten dimensions, a narrow spike at ninety degrees in a thousand.",
            "In 2 dimensions all angles are equally likely.");

    static Figure Norms(HighDimensionsOutcome outcome) => Lines.Draw(new LinesData
    {
        Horizontal = "dimensions", IsHorizontalLogarithmic = true, Quantity = "length of normal vectors",
        IsLogarithmic = true,
        Series =
        [
            Measured(VectorPairs.Measured, d => outcome.OfVectors(d, at => at.MeanNorm), "mean"),
            Measured(VectorPairs.Measured, d => outcome.OfVectors(d, at => at.NormDeviation), "standard deviation"),
            Formula("formula, mean", VectorPairs.Measured, GeometryFormulas.MeanNorm),
            Formula("formula, deviation", VectorPairs.Measured, GeometryFormulas.NormDeviation),
        ],
    }).ToFigure(
        "norms", FormattableString.Invariant(
            $"Normal vectors of 1,000 dimensions lie on a thin shell: length {outcome.OfVectors(1000, at => at.MeanNorm).Average():F1} ± {outcome.OfVectors(1000, at => at.NormDeviation).Average():F1}"),
        "Standard normal vectors; formula: √2 Γ((d + 1)/2) / Γ(d/2)",
        "The mean length grows as the root of the dimensions, its standard deviation stays at 0.7.");

    static LineSeries Measured(IReadOnlyList<int> dimensions, Func<int, double[]> values, string name = "measured") =>
        new(name)
        {
            Seeds = LineSeries.Repetitions(
            dimensions.Select(d => ((double)d, (IReadOnlyList<double>)values(d))))
        };

    static LineSeries Formula(string name, IReadOnlyList<int> dimensions, Func<int, double> value) =>
        new(name, Meaning.Theory) { Curve = [.. dimensions.Select(d => new CurvePoint(d, value(d)))] };

    static string Panel(int dimensions) => FormattableString.Invariant($"{dimensions:N0} dimensions");

    static string Setting(HighDimensionsOutcome outcome) =>
        FormattableString.Invariant($"{outcome.Points:N0} standard normal points");
}
