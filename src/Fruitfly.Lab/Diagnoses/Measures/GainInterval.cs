using Fruitfly.Measurement.Decomposition;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>A difference of two errors, with its interval for other judging points and other seeds, at the training set
/// that there is.</summary>
/// <param name="Value">the mean difference, in the units of the loss</param>
public readonly record struct GainInterval(double Value, double Low, double High)
{
    /// <summary>Half the interval is √((t·sₛ/√S)² + (z·sₚ/√P)²): Student's t over the seeds, and the normal
    /// distribution over the units of the points, of which there are many.</summary>
    /// <param name="differences"><c>[seeds × points]</c></param>
    /// <param name="units"><c>[points]</c></param>
    internal static GainInterval Of(ReadOnlySpan<double> differences, int seeds, IReadOnlyList<int> units,
        double confidence = 0.9)
    {
        var points = differences.Length / seeds;
        var (bySeed, byPoint) = (new double[seeds], new double[points]);
        for (var seed = 0; seed < seeds; seed++)
            for (var point = 0; point < points; point++)
            {
                bySeed[seed] += differences[seed * points + point] / points;
                byPoint[point] += differences[seed * points + point] / seeds;
            }
        var mean = bySeed.Average();
        var t = StudentT.InvCDF(0, 1, seeds - 1, (1 + confidence) / 2);
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var seedPart = t * t * bySeed.Sum(value => (value - mean) * (value - mean)) / (seeds - 1) / seeds;
        var half = Math.Sqrt(seedPart + z * z * PointVariance.OfMean(byPoint, [.. units]));
        return new(mean, mean - half, mean + half);
    }
}
