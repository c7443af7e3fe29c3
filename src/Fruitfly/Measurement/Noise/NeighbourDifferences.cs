namespace Fruitfly.Measurement.Noise;

/// <summary>Other estimates of noise from differences between neighbours. They are diagnostics: their sign or their
/// bias is not guaranteed, and from four features on they are inconsistent (Munk et al. 2005).</summary>
public static class NeighbourDifferences
{
    /// <summary>Half the mean squared difference to one of the neighbours.</summary>
    /// <param name="values"><c>[rows × outputs]</c></param>
    /// <param name="number">which neighbour, 0 for the nearest</param>
    public static double Half(ReadOnlySpan<double> values, int outputs, NearestNeighbours neighbours, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Check(values, outputs, neighbours, number + 1);
        var sum = 0.0;
        for (var i = 0; i < neighbours.Rows; i++)
            sum += Product(values, outputs, i, neighbours.Of(i)[number], neighbours.Of(i)[number]);
        return sum / 2 / neighbours.Rows;
    }

    /// <summary>The mean product of the differences to the two nearest neighbours, which has less bias than
    /// <see cref="Half"/> and may fall below the noise (Liitiäinen et al. 2010).</summary>
    /// <param name="values"><c>[rows × outputs]</c></param>
    public static double ProductOfTwo(ReadOnlySpan<double> values, int outputs, NearestNeighbours neighbours)
    {
        Check(values, outputs, neighbours, 2);
        var sum = 0.0;
        for (var i = 0; i < neighbours.Rows; i++)
            sum += Product(values, outputs, i, neighbours.Of(i)[0], neighbours.Of(i)[1]);
        return sum / neighbours.Rows;
    }

    /// <summary>The mean squared difference to the mean of the k nearest, times k/(k + 1).</summary>
    /// <param name="values"><c>[rows × outputs]</c></param>
    public static double LocalMean(ReadOnlySpan<double> values, int outputs, NearestNeighbours neighbours, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Check(values, outputs, neighbours, count);
        var sum = 0.0;
        for (var i = 0; i < neighbours.Rows; i++)
            for (var c = 0; c < outputs; c++)
            {
                var off = values[i * outputs + c];
                foreach (var neighbour in neighbours.Of(i)[..count])
                    off -= values[neighbour * outputs + c] / count;
                sum += off * off;
            }
        return sum / neighbours.Rows * count / (count + 1);
    }

    internal static double Product(ReadOnlySpan<double> values, int outputs, int row, int first, int second)
    {
        var sum = 0.0;
        for (var c = 0; c < outputs; c++)
            sum += (values[row * outputs + c] - values[first * outputs + c])
                * (values[row * outputs + c] - values[second * outputs + c]);
        return sum;
    }

    internal static void Check(
        ReadOnlySpan<double> values, int outputs, NearestNeighbours neighbours, int count)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        if (values.Length != (long)neighbours.Rows * outputs)
            throw new ArgumentException(
                $"{values.Length} values are not {neighbours.Rows} rows × {outputs}.", nameof(values));
        if (neighbours.Count < count)
            throw new ArgumentException(
                $"This needs {count} neighbours of each row; there are {neighbours.Count}.", nameof(neighbours));
    }
}
