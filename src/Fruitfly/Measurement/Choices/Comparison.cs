using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Choices;

/// <summary>The mean of one setting minus that of another, over repetitions such as seeds.</summary>
/// <param name="Difference">its standard deviation is that of one repetition's difference</param>
/// <param name="IsPaired">whether the repetitions are shared, so that what a seed adds to both falls out</param>
/// <param name="P">how often a difference at least as large would come about, up or down, if there were none; NaN
/// where there are too few repetitions to tell</param>
public sealed record Comparison(Estimate Difference, bool IsPaired, double P, double Confidence)
{
    /// <summary>Whether the interval excludes 0.</summary>
    public bool IsDecided => Difference.Low > 0 || Difference.High < 0;

    /// <summary>Of splits of the same examples; else 0.</summary>
    public double TestToTraining { get; init; }

    /// <summary>How many repetitions (of each, where they are not paired) would decide it. More splits of the same
    /// examples may never do, so of those it is not known.</summary>
    public DecidingCount ToDecide => TestToTraining > 0 ? default
        : DecidingCount.Of(Difference.Mean, Difference.StandardDeviation, IsPaired, Confidence);

    /// <summary>Both were measured with the same seeds: Student's t of the differences.</summary>
    /// <param name="first"><c>[repetitions]</c></param>
    /// <param name="second"><c>[repetitions]</c>, in the same order</param>
    /// <param name="testToTraining">where the repetitions are splits of the same examples, test examples for each
    /// training example, as <see cref="ResampledMean"/> says. Default: 0, for repetitions that share no
    /// examples.</param>
    /// <exception cref="ArgumentException">none, or not as many of each</exception>
    public static Comparison Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidence = 0.95, double testToTraining = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first.Length, second.Length, nameof(second));
        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = first[i] - second[i];
        var estimate = ResampledMean.Of(differences, testToTraining, confidence);
        if (Agreement.Holds(estimate.Mean, estimate.StandardDeviation))
            estimate = estimate with { StandardDeviation = 0 };
        if (estimate.StandardDeviation == 0 && !Agreement.IsEnough(estimate.Count, confidence))
            estimate = estimate with { Low = double.NegativeInfinity, High = double.PositiveInfinity };
        var error = estimate.StandardDeviation * Math.Sqrt(1.0 / estimate.Count + testToTraining);
        return new(estimate, true, Chance(estimate, error, estimate.Count - 1), confidence)
        {
            TestToTraining = testToTraining,
        };
    }

    /// <summary>Both were measured with seeds of their own: Welch's t, which lets them spread differently (Welch
    /// 1947).</summary>
    /// <exception cref="ArgumentException">none of one</exception>
    public static Comparison Unpaired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidence = 0.95)
    {
        var (one, other) = (Estimate.OfMean(first, confidence), Estimate.OfMean(second, confidence));
        var difference = one.Mean - other.Mean;
        var count = Math.Min(one.Count, other.Count);
        if (count == 1)
            return new(new(difference, double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1), false,
                double.NaN, confidence);
        var (low, high) = one.DifferenceInterval(other.Mean, other.StandardDeviation, other.Count, confidence);
        var (mine, its) = (
            one.StandardDeviation * one.StandardDeviation / one.Count,
            other.StandardDeviation * other.StandardDeviation / other.Count);
        var freedom = (mine + its) * (mine + its) / (mine * mine / (one.Count - 1) + its * its / (other.Count - 1));
        var spread = Math.Sqrt(
            one.StandardDeviation * one.StandardDeviation + other.StandardDeviation * other.StandardDeviation);
        var estimate = new Estimate(difference, spread, low, high, count);
        var isSpread = !Agreement.Holds(one.Mean, one.StandardDeviation)
            || !Agreement.Holds(other.Mean, other.StandardDeviation);
        return new(estimate, false, Chance(estimate, isSpread ? Math.Sqrt(mine + its) : 0, freedom), confidence);
    }

    static double Chance(Estimate difference, double error, double freedom) =>
        double.IsNaN(error) ? double.NaN
            : error == 0 ? difference.Mean == 0 ? 1 : Agreement.Chance(difference.Count)
            : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(difference.Mean) / error);
}
