using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>Whether the error changes with time: that of the earlier half of the judging rows beside that of the later
/// one.</summary>
/// <param name="StandardErrors">how many standard errors lie between them; single rows count as independent, so it is
/// rather too many</param>
public sealed record ErrorDrift(double Earlier, double Later, double StandardErrors)
{
    const double Most = 3;

    /// <summary>Whether the past is not like the future, so that nothing is told of more data.</summary>
    public bool IsLarge => StandardErrors > Most;

    /// <param name="losses"><c>[points]</c></param>
    /// <param name="times">of the points</param>
    internal static ErrorDrift Of(IReadOnlyList<double> losses, IReadOnlyList<double> times)
    {
        double[] inTime =
            [.. Enumerable.Range(0, losses.Count).OrderBy(point => times[point]).Select(point => losses[point])];
        var (early, late) = (inTime[..(inTime.Length / 2)], inTime[(inTime.Length / 2)..]);
        var error = Math.Sqrt(PointVariance.OfMean(early) + PointVariance.OfMean(late));
        var (earlier, later) = (early.Average(), late.Average());
        return new(earlier, later, error > 0 ? Math.Abs(later - earlier) / error
            : later == earlier ? 0 : double.PositiveInfinity);
    }
}
