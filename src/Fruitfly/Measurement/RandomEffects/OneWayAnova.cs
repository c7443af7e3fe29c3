using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.RandomEffects;

/// <summary>Values in groups of equal size, where the groups are drawn at random, such as several seeds on each of
/// several independent data sets.</summary>
/// <param name="Between">the mean square between groups</param>
/// <param name="Within">the mean square within groups, which estimates the variance within</param>
/// <param name="Mean">of all values</param>
/// <param name="Size">values in a group</param>
public sealed record OneWayAnova(MeanSquare Between, MeanSquare Within, double Mean, int Size)
{
    /// <summary>The variance between groups.</summary>
    public VarianceComponent VarianceBetween => new(Between, Within, Size);

    /// <summary>Mean ± t·√(MS between / n) with the degrees of freedom between groups.</summary>
    public (double Low, double High) MeanInterval(double confidence = 0.9)
    {
        var half = StudentT.InvCDF(0, 1, Between.Freedom, (1 + confidence) / 2)
            * Math.Sqrt(Between.Value / (Size * (Between.Freedom + 1.0)));
        return (Mean - half, Mean + half);
    }

    /// <param name="values"><c>[groups × size]</c></param>
    /// <exception cref="ArgumentException">fewer than two groups or values in a group, or groups that are not
    /// full</exception>
    public static OneWayAnova Of(ReadOnlySpan<double> values, int groups)
    {
        var size = AnovaSize.Of(values.Length, groups, "groups");
        if (size < 2)
            throw new ArgumentException("A group needs at least 2 values.", nameof(values));
        var mean = Moments.Of(values).Mean;
        var (between, within) = (0.0, 0.0);
        for (var g = 0; g < groups; g++)
        {
            var moments = Moments.Of(values.Slice(g * size, size));
            between += size * (moments.Mean - mean) * (moments.Mean - mean);
            within += size * moments.Variance;
        }
        return new(
            new(between / (groups - 1), groups - 1), new(within / (groups * (size - 1)), groups * (size - 1)), mean,
            size);
    }
}
