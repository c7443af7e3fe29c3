using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the share of wrong classes consists of at one size of the training set. It has no bias and variance
/// that add up to it; the vote of networks that share no row with the one that is judged, and what differing from it
/// costs, do.</summary>
/// <param name="Error">the share of wrong classes of single networks</param>
/// <param name="VarianceEffect">of it, what is gone where the others vote; below 0 where single networks do
/// better</param>
/// <param name="Disagreement">how often two networks that share no row say different classes</param>
/// <param name="Spread">the variance of the error between training sets</param>
public sealed record WrongLevel(
    TreeLevel Level, TreeInterval Error, TreeInterval VarianceEffect, double Disagreement, double Spread)
{
    /// <summary>The error of the vote; the variance effect adds up with it to the error.</summary>
    public double ErrorOfVote => Error.Estimate - VarianceEffect.Estimate;

    /// <inheritdoc cref="LevelMeasure.Of"/>
    internal static WrongLevel Of(
        TreeLevel level, IReadOnlyList<(ZeroOneDecomposition Parts, ZeroOneIntervals Intervals)> rotations,
        int[] units) => new(level,
            RotationMean.Of([.. rotations.Select(one => (one.Parts.Error, one.Intervals.Error))], false, units),
            RotationMean.Of(
                [.. rotations.Select(one => (one.Parts.EffectOfOthers, one.Intervals.VarianceEffect))], false, units),
            rotations.Average(one => one.Parts.Disagreement),
            rotations.Average(one => ErrorSpread.Between(one.Parts.Error)));
}
