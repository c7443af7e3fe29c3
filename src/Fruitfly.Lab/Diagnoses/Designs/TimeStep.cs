using Fruitfly.Measurement;

namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>How far the times of a table are apart.</summary>
static class TimeStep
{
    /// <summary>The median distance of successive times that differ; 0 where all are equal.</summary>
    public static double Of(IReadOnlyList<double> times)
    {
        double[] distinct = [.. times.Distinct().Order()];
        return distinct.Length < 2 ? 0 : Median.Of(distinct.Zip(distinct.Skip(1), (one, next) => next - one));
    }
}
