namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>Cuts a pool into halves, quarters, eighths: each level gives the error of training sets of its size, and
/// two subsets of one cut are data sets that share nothing. One set of trials serves the learning curve and the
/// decomposition.</summary>
public static class PartitionTree
{
    public const int MostLevels = 6;

    /// <summary>More disjoint subsets of a size cost more than they tell.</summary>
    const int MostSubsets = 8;

    /// <summary>So that a table of 200 rows, of which 120 train, has the four sizes that a forecast needs.</summary>
    const int LeastUnits = 15;

    const int LeastOfEachOutput = 5, LeastOfRarest = 2;

    /// <summary>Levels while m ≥ max(15, 5 C, 2 / the share of the rarest class), at most six; the first is always
    /// there.</summary>
    /// <param name="units">in the pool</param>
    /// <param name="classes">0 where targets are values</param>
    /// <param name="rarestShare">of the units, of the rarest class; 1 where there are no classes</param>
    public static IReadOnlyList<TreeLevel> LevelsOf(
        int units, int classes, double rarestShare, int most = MostLevels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        var least = Math.Max(LeastUnits, Math.Max(LeastOfEachOutput * classes, LeastOfRarest / rarestShare));
        return
        [
            .. Enumerable.Range(0, most)
                .Select(level => new TreeLevel(level, units >> level, Math.Min(1 << level, MostSubsets)))
                .TakeWhile(level => level.Number == 0 || level.Units >= least),
        ];
    }
}
