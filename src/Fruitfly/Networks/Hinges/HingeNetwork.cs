namespace Fruitfly.Networks.Hinges;

/// <summary>The lecture's simplified model (UDL 8.2): a shallow network in one input whose hidden units are fixed, with
/// joints spread evenly over [0, 1], so that training is linear least squares: f(x) = β + Σ ω_j
/// max(0, x − j/D), j = 0 … D − 1.</summary>
/// <param name="Bias">β</param>
/// <param name="Weights">ω, one for each of D hidden units</param>
public sealed record HingeNetwork(double Bias, IReadOnlyList<double> Weights)
{
    public int HiddenUnits => Weights.Count;

    /// <summary>Where the hidden unit begins to be active.</summary>
    public double Joint(int unit) => Joint(unit, HiddenUnits);

    public double At(double x)
    {
        var value = Bias;
        for (var unit = 0; unit < Weights.Count; unit++)
        {
            var beyond = x - Joint(unit);
            if (beyond <= 0)
                break;
            value += Weights[unit] * beyond;
        }
        return value;
    }

    internal static double Joint(int unit, int hiddenUnits) => unit / (double)hiddenUnits;

    /// <summary>The values at several places.</summary>
    public double[] At(IReadOnlyList<double> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return [.. places.Select(At)];
    }

    /// <summary>How much the slope changes from 0 to 1 in all, Σ |ω_j| over the joints inside: the total variation of
    /// f′. The less, the smoother; a straight line has 0.</summary>
    public double SlopeVariation => Weights.Skip(1).Sum(Math.Abs);

    /// <summary>The greatest change of slope at one joint inside, max |ω_j|: 0 for a straight line.</summary>
    public double SharpestCorner => Weights.Skip(1).Select(Math.Abs).DefaultIfEmpty(0).Max();
}
