namespace Fruitfly.Data.Mnist1d;

/// <summary>The ten hand-drawn digits that MNIST-1D examples are made from, <c>[10 × 12]</c>.</summary>
public static class Mnist1dTemplates
{
    static readonly double[][] Drawn =
    [
        [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
        [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
        [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
        [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
        [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
        [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
        [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
        [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
    ];

    /// <summary>The digits 0 to 9, each standardized, moved to start at 0, and divided by 6.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Published { get; } = [.. Drawn.Select(Normalize)];

    static IReadOnlyList<double> Normalize(double[] drawn)
    {
        var mean = NumpyArithmetic.Sum(drawn) / drawn.Length;
        var centred = Array.ConvertAll(drawn, value => value - mean);
        var deviation = NumpyArithmetic.StandardDeviation(centred);
        var standardized = Array.ConvertAll(centred, value => value / deviation);
        return Array.AsReadOnly(Array.ConvertAll(standardized, value => (value - standardized[0]) / 6));
    }
}
