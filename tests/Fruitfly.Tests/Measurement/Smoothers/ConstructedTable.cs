using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>Tables with a known truth, drawn as NumPy's legacy generator draws them, so that other programs can make
/// the same.</summary>
/// <param name="Inputs"><c>[rows × features]</c></param>
/// <param name="Targets">numbers or labels</param>
/// <param name="Flipped">rows whose label was flipped</param>
sealed record ConstructedTable(double[] Inputs, int Features, double[] Targets, int[] Flipped)
{
    public static ConstructedTable Toy(uint seed, int rows, double sigma)
    {
        var random = new NumpyRandom(seed);
        var x = Uniform(random, rows);
        return new(x, 1, [.. x.Select(one => Math.Exp(Math.Sin(one * (2 * 3.1413))) + sigma * random.NextGaussian())],
            []);
    }

    public static ConstructedTable Friedman(uint seed, int rows)
    {
        var random = new NumpyRandom(seed);
        var (x, task) = (Uniform(random, rows * 10), new FriedmanLeastSquares());
        return new(x, 10, [.. x.Chunk(10).Select(row => task.Mean(row) + random.NextGaussian())], []);
    }

    public static ConstructedTable Linear(uint seed, int rows)
    {
        var random = new NumpyRandom(seed);
        var x = Gaussian(random, rows * 5);
        return new(x, 5, [.. x.Chunk(5).Select(
            row => 1 + 2 * row[0] - row[1] + 0.5 * row[2] + 0.5 * random.NextGaussian())], []);
    }

    public static ConstructedTable TwoGaussians(uint seed, int rows, int features, double delta, double flips) =>
        TwoGaussians(new NumpyRandom(seed), rows, features, delta, flips);

    public static ConstructedTable Xor(uint seed, int rows, double flips)
    {
        var random = new NumpyRandom(seed);
        double[] x = [.. Uniform(random, rows * 2).Select(value => 2 * value - 1)];
        return Flip(random, x, 2, [.. x.Chunk(2).Select(row => row[0] * row[1] > 0)], flips);
    }

    public static ConstructedTable Noise(uint seed, int rows, int features, int classes)
    {
        var random = new NumpyRandom(seed);
        var x = Gaussian(random, rows * features);
        return new(x, features, [.. Enumerable.Range(0, rows).Select(_ => (double)random.NextInt(classes))], []);
    }

    public static ConstructedTable Groups(uint seed, int groups, int rowsPerGroup)
    {
        var random = new NumpyRandom(seed);
        var (centres, effects) = (Gaussian(random, groups * 5), Gaussian(random, groups));
        var rows = groups * rowsPerGroup;
        double[] x = [.. Gaussian(random, rows * 5)
            .Select((value, i) => centres[i / 5 / rowsPerGroup * 5 + i % 5] + 0.1 * value)];
        return new(x, 5, [.. Gaussian(random, rows).Select((value, i) => effects[i / rowsPerGroup] + 0.1 * value)], []);
    }

    /// <summary>Every row <paramref name="copies"/> times, in disorder.</summary>
    public static ConstructedTable Duplicates(uint seed, int rows, int copies)
    {
        var random = new NumpyRandom(seed);
        var single = TwoGaussians(random, rows, 3, 1.5, flips: null);
        int[] order = [.. random.Permutation(rows * copies).Select(place => place / copies)];
        return new(
            [.. order.SelectMany(row => single.Inputs.Skip(row * 3).Take(3))], 3,
            [.. order.Select(row => single.Targets[row])], []);
    }

    /// <summary>A last column that gives the label away.</summary>
    public static ConstructedTable Leak(uint seed, int rows)
    {
        var random = new NumpyRandom(seed);
        var honest = TwoGaussians(random, rows, 4, 1, flips: null);
        return new(
            [.. honest.Inputs.Chunk(4).Zip(
                honest.Targets, (row, label) => (double[])[.. row, label + 1e-3 * random.NextGaussian()])
                .SelectMany(row => row)],
            5, honest.Targets, []);
    }

    /// <param name="flips">the share of labels to flip; null draws nothing for it</param>
    static ConstructedTable TwoGaussians(NumpyRandom random, int rows, int features, double delta, double? flips)
    {
        bool[] labels = [.. Uniform(random, rows).Select(value => value >= 0.5)];
        var x = Gaussian(random, rows * features);
        for (var i = 0; i < rows; i++)
            x[i * features] += delta * ((labels[i] ? 1 : 0) - 0.5);
        return Flip(random, x, features, labels, flips);
    }

    static ConstructedTable Flip(NumpyRandom random, double[] x, int features, bool[] labels, double? flips)
    {
        bool[] isFlipped = flips is { } rate ? [.. Uniform(random, labels.Length).Select(value => value < rate)]
            : new bool[labels.Length];
        return new(
            x, features, [.. labels.Zip(isFlipped, (label, flipped) => label != flipped ? 1.0 : 0)],
            [.. isFlipped.Index().Where(row => row.Item).Select(row => row.Index)]);
    }

    static double[] Uniform(NumpyRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];

    static double[] Gaussian(NumpyRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
}
