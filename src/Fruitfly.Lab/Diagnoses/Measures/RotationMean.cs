using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>One interval of all rotations.</summary>
static class RotationMean
{
    /// <param name="units">of the points of all rotations, one after another; empty where every point is its own</param>
    public static TreeInterval Of(
        IReadOnlyList<(TreeStatistic Statistic, TreeInterval Interval)> rotations, bool isVariance, int[] units) =>
        rotations.Count == 1 ? rotations[0].Interval : TreeInterval.OfRotations(rotations, isVariance, units);
}
