namespace Fruitfly.Measurement.Noise;

/// <summary>The variance of the noise of a smooth function of one input, from differences between rows in the order of
/// that input.</summary>
public static class DifferenceNoise
{
    /// <summary>Σ (yᵢ₊₁ − yᵢ)²/(2(n − 1)) (Rice 1984).</summary>
    /// <param name="inputs"><c>[rows]</c>, in any order</param>
    /// <param name="targets"><c>[rows]</c></param>
    /// <exception cref="ArgumentException">fewer than two rows, or not as many of each</exception>
    public static double Rice(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets)
    {
        var (_, y) = Sorted(inputs, targets, 2);
        var sum = 0.0;
        for (var i = 1; i < y.Length; i++)
            sum += (y[i] - y[i - 1]) * (y[i] - y[i - 1]);
        return sum / (2 * (y.Length - 1));
    }

    /// <summary>The mean squared distance of each row from the line through its two neighbours, over its variance for
    /// unit noise: Σ (a yᵢ₋₁ + b yᵢ₊₁ − yᵢ)²/(a² + b² + 1)/(n − 2), a and b by the spacing (Gasser, Sroka &amp;
    /// Jennen-Steinmetz 1986). A straight slope adds nothing to it.</summary>
    /// <param name="inputs"><c>[rows]</c>, in any order; where three are equal, their middle one has its neighbours at
    /// equal distances</param>
    /// <param name="targets"><c>[rows]</c></param>
    /// <exception cref="ArgumentException">fewer than three rows, or not as many of each</exception>
    public static double GasserSrokaJennen(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets)
    {
        var (x, y) = Sorted(inputs, targets, 3);
        var sum = 0.0;
        for (var i = 1; i < y.Length - 1; i++)
        {
            var width = x[i + 1] - x[i - 1];
            var a = width > 0 ? (x[i + 1] - x[i]) / width : 0.5;
            var off = a * y[i - 1] + (1 - a) * y[i + 1] - y[i];
            sum += off * off / (a * a + (1 - a) * (1 - a) + 1);
        }
        return sum / (y.Length - 2);
    }

    static (double[] X, double[] Y) Sorted(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, int least)
    {
        if (inputs.Length != targets.Length || inputs.Length < least)
            throw new ArgumentException(
                $"Differences need at least {least} rows with input and target; there are {inputs.Length} inputs and " +
                $"{targets.Length} targets.", nameof(inputs));
        var (x, y) = (inputs.ToArray(), targets.ToArray());
        int[] order = [.. Enumerable.Range(0, x.Length).OrderBy(i => x[i])];
        return ([.. order.Select(i => x[i])], [.. order.Select(i => y[i])]);
    }
}
