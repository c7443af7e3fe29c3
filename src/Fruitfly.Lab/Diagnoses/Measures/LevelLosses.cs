using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The losses of a level, from which a size of the learning curve is made.</summary>
/// <param name="losses"><c>[repartitions × subsets × points]</c>, means over seeds</param>
sealed class LevelLosses(int repartitions, int subsets, double[] losses)
{
    readonly int _points = losses.Length / repartitions / subsets;

    /// <summary>The mean loss, by repartition, without each subset, and by point.</summary>
    public TreeStatistic ToStatistic()
    {
        var (byRepartition, byPoint) = (new double[repartitions], new double[_points]);
        var without = new double[repartitions * subsets];
        for (var r = 0; r < repartitions; r++)
            for (var k = 0; k < subsets; k++)
            {
                var own = 0.0;
                for (var p = 0; p < _points; p++)
                {
                    var loss = losses[(r * subsets + k) * _points + p];
                    own += loss / _points;
                    byPoint[p] += loss / repartitions / subsets;
                }
                byRepartition[r] += own / subsets;
                for (var other = 0; other < subsets; other++)
                    if (other != k)
                        without[r * subsets + other] += own / (subsets - 1);
            }
        return new(byRepartition, without, byPoint);
    }

    /// <summary>A size of the curve, from all rotations: their points one after another, and the mean of what other
    /// training sets would change, since the pools of rotations share most of their rows.</summary>
    public static LearningLevel ToLevel(double size, IReadOnlyList<LevelLosses> rotations)
    {
        LearningLevel[] levels = [.. rotations.Select(one => LearningLevel.Of(size, one.ToStatistic()))];
        return new(size, levels.Average(level => level.Error), levels.Average(level => level.TrainingPart),
            levels.SelectMany(level => level.ByPoint.ToArray()).ToArray());
    }
}
