using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>What mathematics says of balls and random vectors in d dimensions (UDL 8.4.1 and its problems).</summary>
static class GeometryFormulas
{
    /// <summary>Of the ball of diameter 1: (1/2)^d π^(d/2) / Γ(d/2 + 1), the share of
    /// the unit cube that it fills.</summary>
    public static double BallVolume(int dimensions) =>
        Math.Exp(-dimensions * Math.Log(2) + dimensions / 2.0 * Math.Log(Math.PI)
            - SpecialFunctions.GammaLn(dimensions / 2.0 + 1));

    /// <summary>The share of a ball's volume in the outer 1 % of its radius: 1 − 0.99^d.</summary>
    public static double OuterShell(int dimensions) => 1 - Math.Pow(0.99, dimensions);

    /// <summary>The mean |cosine| of the angle of two random directions: Γ(d/2) / (√π Γ((d + 1)/2)).</summary>
    public static double MeanCosine(int dimensions) =>
        Math.Exp(SpecialFunctions.GammaLn(dimensions / 2.0) - SpecialFunctions.GammaLn((dimensions + 1) / 2.0))
            / Math.Sqrt(Math.PI);

    /// <summary>The density of the angle of two random directions, by the degree: sin^(d−2) up to its factor.</summary>
    public static double AngleDensity(int dimensions, double degrees)
    {
        var radians = degrees * Math.PI / 180;
        return Math.Exp(
            (dimensions - 2) * Math.Log(Math.Sin(radians)) + SpecialFunctions.GammaLn(dimensions / 2.0)
            - SpecialFunctions.GammaLn((dimensions - 1) / 2.0)) / Math.Sqrt(Math.PI) * Math.PI / 180;
    }

    /// <summary>The mean length of a standard normal vector: √2 Γ((d + 1)/2) / Γ(d/2).</summary>
    public static double MeanNorm(int dimensions) =>
        Math.Sqrt(2)
            * Math.Exp(SpecialFunctions.GammaLn((dimensions + 1) / 2.0) - SpecialFunctions.GammaLn(dimensions / 2.0));

    /// <summary>Its standard deviation, which tends to 1/√2.</summary>
    public static double NormDeviation(int dimensions) =>
        Math.Sqrt(dimensions - MeanNorm(dimensions) * MeanNorm(dimensions));

    /// <summary>The largest over the smallest distance of normal points, as if all pairs were independent: the medians
    /// of the largest and the smallest of that many values of √(2 χ²) with d degrees of freedom.</summary>
    public static double DistanceRatio(int dimensions, int points)
    {
        var pairs = points * (points - 1.0) / 2;
        var tail = -Math.Log(0.5) / pairs;
        return Math.Sqrt(ChiSquared.InvCDF(dimensions, 1 - tail) / ChiSquared.InvCDF(dimensions, tail));
    }
}
