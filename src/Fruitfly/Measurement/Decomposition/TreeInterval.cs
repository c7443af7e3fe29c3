using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>A statistic of one level of the partition tree with its interval: over other training sets of this size and
/// other points. Repeated repartitions of one pool make the estimate steadier, but the interval does not shrink like
/// 1/√R, since all of them share the pool.</summary>
/// <param name="BetweenRepartitions">s², the variance over repartitions</param>
/// <param name="Jackknife">the variance that leaving out subsets shows, NaN for two subsets of a variance or a
/// bias</param>
/// <param name="TrainingPart">of the variance of the estimate, what other training sets would change: max(J − (1 − 1/R)
/// s², s²/R) (Wang &amp; Lindsay 2014, Statistica Sinica 24)</param>
/// <param name="PointsPart">what other points would change</param>
public sealed record TreeInterval(
    double Estimate, double Low, double High, double BetweenRepartitions, double Jackknife, double TrainingPart,
    double PointsPart)
{
    public double StandardError => Math.Sqrt(TrainingPart + PointsPart);

    /// <summary>Of a loss or of bias and noise: estimate ± z·SE.</summary>
    /// <param name="ofFour">the same at the level with four subsets, for a level of two</param>
    /// <param name="units">the unit of each point; empty where each is its own</param>
    /// <exception cref="ArgumentException">too few subsets, and no <paramref name="ofFour"/></exception>
    public static TreeInterval OfMean(
        TreeStatistic statistic, TreeInterval? ofFour = null, ReadOnlySpan<int> units = default,
        double confidence = 0.9)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var parts = Parts(statistic, units);
        if (double.IsNaN(parts.Jackknife))
            parts = parts with { TrainingPart = Needed(ofFour).TrainingPart };
        var half = Z(confidence) * parts.StandardError;
        return parts with { Low = parts.Estimate - half, High = parts.Estimate + half };
    }

    /// <summary>Of a variance, on the logarithmic scale: estimate·exp(± z·SE/estimate); of an estimate that is not
    /// positive [0, z·SE].</summary>
    /// <inheritdoc cref="OfMean"/>
    public static TreeInterval OfVariance(
        TreeStatistic statistic, TreeInterval? ofFour = null, ReadOnlySpan<int> units = default,
        double confidence = 0.9)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var parts = Parts(statistic, units);
        if (statistic.Subsets < 3)
            parts = parts with
            {
                Jackknife = double.NaN,
                TrainingPart = Borrowed(parts, Needed(ofFour), statistic.Repartitions),
            };
        var (estimate, half) = (parts.Estimate, Z(confidence) * parts.StandardError);
        if (!(estimate > 0))
            return parts with { Low = 0, High = half };
        var factor = Math.Exp(half / estimate);
        return parts with { Low = estimate / factor, High = estimate * factor };
    }

    /// <summary>Of a quantity measured on several pools that take turns in giving the points, such as the four parts of
    /// a small table: the mean of the estimates, with the points of all, and the mean of the training parts. That mean
    /// is not divided by the number of pools, since they share most of their examples.</summary>
    /// <param name="isVariance">whether the interval is that of <see cref="OfVariance"/></param>
    /// <param name="units">the unit of each point, the points of the rotations one after another; empty where each is its
    /// own</param>
    /// <exception cref="ArgumentException">none, or not as many units as points</exception>
    public static TreeInterval OfRotations(
        IReadOnlyList<(TreeStatistic Statistic, TreeInterval Interval)> rotations, bool isVariance,
        ReadOnlySpan<int> units = default, double confidence = 0.9)
    {
        ArgumentNullException.ThrowIfNull(rotations);
        if (rotations.Count == 0)
            throw new ArgumentException("There is no rotation to average.", nameof(rotations));
        double[] points = [.. rotations.SelectMany(one => one.Statistic.ByPoint.ToArray())];
        var mean = new TreeInterval(
            rotations.Average(one => one.Interval.Estimate), 0, 0,
            rotations.Average(one => one.Interval.BetweenRepartitions),
            rotations.Average(one => one.Interval.Jackknife),
            rotations.Average(one => one.Interval.TrainingPart), PointVariance.OfMean(points, units));
        var half = Z(confidence) * mean.StandardError;
        if (!isVariance)
            return mean with { Low = mean.Estimate - half, High = mean.Estimate + half };
        return mean.Estimate > 0
            ? mean with
            {
                Low = mean.Estimate * Math.Exp(-half / mean.Estimate),
                High = mean.Estimate * Math.Exp(half / mean.Estimate),
            }
            : mean with { Low = 0, High = half };
    }

    static TreeInterval Parts(TreeStatistic statistic, ReadOnlySpan<int> units)
    {
        var (between, jackknife, count) =
            (statistic.BetweenRepartitions, statistic.Jackknife, (double)statistic.Repartitions);
        return new(
            statistic.Estimate, 0, 0, between, jackknife,
            Math.Max(jackknife - (1 - 1 / count) * between, between / count), statistic.PointsPart(units));
    }

    // Two subsets have no jackknife of their own. The relative error of the level with four, and not less than twice
    // what the repartitions show.
    static double Borrowed(TreeInterval parts, TreeInterval ofFour, int repartitions) =>
        Math.Max(
            ofFour.Estimate > 0
                ? ofFour.TrainingPart / (ofFour.Estimate * ofFour.Estimate) * parts.Estimate * parts.Estimate
                : ofFour.TrainingPart,
            2 * parts.BetweenRepartitions / repartitions);

    static TreeInterval Needed(TreeInterval? ofFour) => ofFour ?? throw new ArgumentException(
        "Two subsets alone give no interval of a bias or a variance; it needs that of four subsets.", nameof(ofFour));

    static double Z(double confidence) => Normal.InvCDF(0, 1, (1 + confidence) / 2);
}
