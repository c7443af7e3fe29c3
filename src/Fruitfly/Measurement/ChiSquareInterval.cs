using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>The interval of a variance: ν·s²/χ² at both ends, equal tails.</summary>
static class ChiSquareInterval
{
    /// <param name="freedom">degrees of freedom ν, which need not be whole</param>
    public static (double Low, double High) Of(double variance, double freedom, double confidence) => (
        freedom * variance / ChiSquared.InvCDF(freedom, (1 + confidence) / 2),
        freedom * variance / ChiSquared.InvCDF(freedom, (1 - confidence) / 2));
}
