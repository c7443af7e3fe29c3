namespace Fruitfly.Measurement.Noise;

/// <summary>Half squared differences of targets against squared distances, for the nearest neighbour, the second, …; a
/// straight line through them meets distance 0 at the noise (the Gamma test; Končar 1997). A diagnostic only: in ten
/// dimensions its interval covered the noise in 0 to 5 % of simulations, where 90 % was asked.</summary>
/// <param name="Intercept">the noise, if the target is smooth enough</param>
/// <param name="Slope">of the line</param>
/// <param name="SquaredDistances">means over rows, by neighbour</param>
/// <param name="HalfDifferences">means over rows, by neighbour</param>
public sealed record GammaTest(
    double Intercept, double Slope, IReadOnlyList<double> SquaredDistances, IReadOnlyList<double> HalfDifferences)
{
    /// <param name="values"><c>[rows × outputs]</c></param>
    /// <param name="neighbours">two or more of each row, usually ten</param>
    /// <exception cref="ArgumentException">one neighbour, or sizes that differ</exception>
    public static GammaTest Of(ReadOnlySpan<double> values, int outputs, NearestNeighbours neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        NeighbourDifferences.Check(values, outputs, neighbours, 2);
        var (distances, differences) = (new double[neighbours.Count], new double[neighbours.Count]);
        for (var number = 0; number < distances.Length; number++)
        {
            differences[number] = NeighbourDifferences.Half(values, outputs, neighbours, number);
            for (var i = 0; i < neighbours.Rows; i++)
                distances[number] += neighbours.SquaredDistances(i)[number] / neighbours.Rows;
        }
        var (meanDistance, meanDifference) = (distances.Average(), differences.Average());
        var (products, squares) = (0.0, 0.0);
        for (var number = 0; number < distances.Length; number++)
        {
            products += (distances[number] - meanDistance) * (differences[number] - meanDifference);
            squares += (distances[number] - meanDistance) * (distances[number] - meanDistance);
        }
        var slope = squares > 0 ? products / squares : 0;
        return new(meanDifference - slope * meanDistance, slope, distances, differences);
    }
}
