using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What one size of the training set shows: the error with its parts, for other training sets of this size and
/// other points.</summary>
/// <param name="Level">of the tree, below the whole pool</param>
/// <param name="Loss">of the chosen network</param>
/// <param name="BiasAndNoise">no table tells the two apart</param>
/// <param name="Variance">from the data and from the seed</param>
/// <param name="DataVariance">null where each subset was trained on once</param>
/// <param name="SeedVariance">null likewise</param>
/// <param name="Spread">the variance of the error between training sets</param>
public sealed record LevelMeasure(
    TreeLevel Level, TreeInterval Loss, TreeInterval BiasAndNoise, TreeInterval Variance, TreeInterval? DataVariance,
    TreeInterval? SeedVariance, double Spread)
{
    /// <summary>The median over training sets of their errors, where a few are so large that the mean says little of
    /// the others; else null.</summary>
    public double? MedianLoss { get; init; }

    /// <param name="rotations">of each rotation the decomposition, and its intervals</param>
    /// <param name="units">of the points of all rotations, one after another; empty where every point is its own</param>
    internal static LevelMeasure Of(
        TreeLevel level, IReadOnlyList<(ErrorDecomposition Parts, ErrorIntervals Intervals)> rotations, int[] units)
    {
        var loss = RotationMean.Of(
            [.. rotations.Select(one => (one.Parts.Loss, one.Intervals.Loss))], false, units);
        return new(level, loss,
            RotationMean.Of(
                [.. rotations.Select(one => (one.Parts.BiasAndNoise, one.Intervals.BiasAndNoise))], false, units),
            Part(one => (one.Parts.TotalVariance, one.Intervals.TotalVariance))!,
            Part(one => (one.Parts.DataVariance, one.Intervals.DataVariance)),
            Part(one => (one.Parts.SeedVariance, one.Intervals.SeedVariance)),
            rotations.Average(one => ErrorSpread.Between(one.Parts.Loss)))
        {
            MedianLoss = SubsetErrors.MedianWhereHeavy(rotations.Select(one => one.Parts.Loss)),
        };

        // On the logarithmic scale the interval of a small variance has no end; a part is never more than the whole.
        TreeInterval? Part(
            Func<(ErrorDecomposition Parts, ErrorIntervals Intervals),
                (TreeStatistic? Statistic, TreeInterval? Interval)> part)
        {
            if (part(rotations[0]).Interval is null)
                return null;
            var variance = RotationMean.Of(
                [.. rotations.Select(part).Select(one => (one.Statistic!, one.Interval!))], true, units);
            return variance with { High = Math.Min(variance.High, loss.High) };
        }
    }

    /// <summary>The variance from the data as a point of its extrapolation.</summary>
    internal SizedVariance? Sized => DataVariance is { } data ? SizedVariance.Of(Level.Units, data) : null;
}
