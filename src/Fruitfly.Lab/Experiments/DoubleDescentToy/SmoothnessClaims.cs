using Fruitfly.Networks.Hinges;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>What the lecture says of the reason.</summary>
static class SmoothnessClaims
{
    const string Source = "Slides \"Measuring performance\", double descent; UDL figure 8.11";

    public static IEnumerable<Claim> Of(string experiment)
    {
        yield return new ClaimText(
            experiment, "finer-corners",
            "With more hidden units the curve between sparse examples is smoother: from 6 to 7, 8, 10 and 50 its " +
            "sharpest corner becomes less sharp.",
            Source, "4 steps", SmoothnessFigures.Id, "steps of 4 are smoother")
            .IsExactly(SixPoints.Pictured.Count - 1, Falls(network => network.SharpestCorner));
        var steps = Falls(network => network.SlopeVariation);
        yield return new ClaimText(
            experiment, "smoother-in-all",
            "With more hidden units the curve between sparse examples is smoother: from 6 to 7, 8, 10 and 50 its " +
            "slope changes less in all.",
            Source, "4 steps", SmoothnessFigures.Id, "steps of 4 are smoother")
            .IsExactly(SixPoints.Pictured.Count - 1, steps, steps < SixPoints.Pictured.Count - 1
                ? "The smallest norm spreads a bend over many joints; once there are enough of them in the gap, " +
                    "the bend itself remains."
                : null);
    }

    static int Falls(Func<HingeNetwork, double> measure)
    {
        double[] values = [.. SixPoints.Pictured.Select(units => measure(SixPoints.Fit(units).Network))];
        return values.Zip(values.Skip(1)).Count(pair => pair.Second < pair.First);
    }
}
