using Fruitfly.Studies.Evidence;


namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>What the textbook says of many dimensions, put to the test.</summary>
static class HighDimensionsClaims
{
    const string Book = "UDL 8.4.1 and its problems";

    /// <summary>A share of the formula's value: with this number of points the seeds cannot tell a smaller
    /// difference.</summary>
    const double Margin = 0.05;

    static readonly IReadOnlyList<(int Dimensions, double Ratio)> Notebook =
        [(2, 2840.258089741234), (100, 2.0379141896081934), (1000, 1.2206449663688717)];

    public static IEnumerable<Claim> Of(string experiment, HighDimensionsOutcome outcome)
    {
        foreach (var (dimensions, ratio) in Notebook)
            yield return Ratio(experiment, outcome, dimensions, ratio);
        yield return Text("distances-alike",
            "Distances become alike: in 1,000 dimensions the farthest pair is less than 1.3 times as far apart as " +
            "the closest.",
            "UDL notebook 8.4", "close to 1", "distance-ratio", "times").IsBelow(1.3, outcome.Ratios(1000));
        yield return Text("ball-volume", "The ball of diameter 1 in 10 dimensions has the volume of the formula.", Book,
            "0.00249", "ball-volume")
            .Agrees(GeometryFormulas.BallVolume(10), outcome.Inside(10));
        yield return Text("ball-vanishes",
            "With more dimensions the ball fills almost nothing of its cube: less than 1 % in 10.", Book, "tends to 0",
            "ball-volume", "%")
            .IsBelow(1, [.. outcome.Inside(10).Select(share => 100 * share)]);
        yield return Text("shell-share",
            "The share of a ball of 300 dimensions in its outer 1 % is that of the formula.", Book, "95.1 %",
            "outer-shell", "%")
            .Agrees(100 * GeometryFormulas.OuterShell(300),
                [.. outcome.Outer(300).Select(share => 100 * share)]);
        yield return Text("shell-most",
            "Most of a ball of many dimensions lies in its outer 1 %: more than half of it in 100 dimensions.", Book,
            "almost all", "outer-shell", "%")
            .IsAbove(50, [.. outcome.Outer(100).Select(share => 100 * share)]);
        yield return Text("angles", "The mean |cosine| of random vectors of 1,000 dimensions is that of the formula.",
            Book, "0.0252", "angles")
            .Agrees(GeometryFormulas.MeanCosine(1000), outcome.OfVectors(1000, at => at.MeanCosine));
        yield return Text("orthogonal",
            "Random vectors of many dimensions stand nearly at right angles: in 1,000 dimensions with a standard " +
            "deviation below 5 degrees.",
            Book, "nearly orthogonal", "angles", "degrees")
                .IsBelow(5, outcome.OfVectors(1000, at => at.AngleDeviation));
        yield return Text("norms", "Normal vectors of 1,000 dimensions have the mean length of the formula.", Book,
            "31.6149", "norms")
            .Agrees(GeometryFormulas.MeanNorm(1000), outcome.OfVectors(1000, at => at.MeanNorm));
        yield return Text("norm-deviation",
            "Their lengths differ as little as the formula says, whatever the number of dimensions.", Book,
            "1/√2 = 0.707", "norms")
            .Agrees(GeometryFormulas.NormDeviation(1000),
                outcome.OfVectors(1000, at => at.NormDeviation));

        ClaimText Text(string id, string statement, string source, string published, string figure, string unit = "") =>
            new(experiment, id, statement, source, published, figure, unit);
    }

    static Claim Agrees(this ClaimText text, double formula, double[] measured) =>
        text.AgreesWithTheory(formula, Margin * formula, measured);

    static Claim Ratio(string experiment, HighDimensionsOutcome outcome, int dimensions, double published)
    {
        var text = new ClaimText(
            experiment, $"ratio-{dimensions}",
            FormattableString.Invariant(
                $"Among the notebook's 1,000 points of {dimensions:N0} dimensions the farthest pair is this many times as far apart as the closest."),
            "UDL notebook 8.4, seed 0", FormattableString.Invariant($"{published:F4} in NumPy"), "distance-ratio",
            "times");
        return outcome is { FirstSeed: 0, Points: 1000 }
            ? text.IsNear(published, outcome.Ratios(dimensions)[0], 1e-9 * published)
            : text.NotTested("The notebook has seed 0 and 1,000 points.");
    }
}
