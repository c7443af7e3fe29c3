using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.RandomEffects;

/// <summary>A variance component estimated as the difference of two mean squares over n. The estimate may be negative:
/// show 0, but combine it as it is.</summary>
/// <param name="Upper">the mean square that contains the component</param>
/// <param name="Lower">what it contains besides</param>
/// <param name="Size">n, the number of values over which each effect is averaged</param>
public sealed record VarianceComponent(MeanSquare Upper, MeanSquare Lower, double Size)
{
    public double Estimate => (Upper.Value - Lower.Value) / Size;

    /// <summary>The modified large-sample interval (Ting et al. 1990; Burdick &amp; Graybill 1992, chapter 3). Its low
    /// end may be negative.</summary>
    public (double Low, double High) Interval(double confidence = 0.9)
    {
        var tail = (1 - confidence) / 2;
        var (low, high) = (
            Distance(Upper, Lower, tail), Distance(Upper, Lower, 1 - tail));
        return (Estimate - low / Size, Estimate + high / Size);
    }

    /// <summary>The interval of Satterthwaite 1946, with ν = estimate²/Σ(c²MS²/ν). For display beside other reports: it
    /// covers too little (66 to 93 % of the nominal 90 %), and a negative estimate has none.</summary>
    /// <returns>null where the estimate is not positive</returns>
    public SatterthwaiteInterval? Satterthwaite(double confidence = 0.9) =>
        SatterthwaiteInterval.Of([(1 / Size, Upper), (-1 / Size, Lower)], confidence);

    // With F = F(ν1, ν2) at 1 − tail, G = 1 − ν1/χ²(ν1) at 1 − tail and H = ν2/χ²(ν2) at tail − 1: √(G²·MS1² + H²·MS2²
    // + ((F − 1)² − G²F² − H²)/F·MS1·MS2). The high end takes the other tail.
    static double Distance(MeanSquare first, MeanSquare second, double tail)
    {
        var (n1, n2) = ((double)first.Freedom, (double)second.Freedom);
        var own = Math.Abs(1 - n1 / ChiSquared.InvCDF(n1, 1 - tail));
        var other = Math.Abs(n2 / ChiSquared.InvCDF(n2, tail) - 1);
        var ratio = FisherSnedecor.InvCDF(n1, n2, 1 - tail);
        var mixed = ((ratio - 1) * (ratio - 1) - own * own * ratio * ratio - other * other) / ratio;
        var square = own * own * first.Value * first.Value + other * other * second.Value * second.Value
            + mixed * first.Value * second.Value;
        return Math.Sqrt(Math.Max(0, square));
    }
}
