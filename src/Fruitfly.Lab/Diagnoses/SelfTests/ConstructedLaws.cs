using Fruitfly.Data.Mnist1d;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>Laws whose tables can be drawn endlessly, so that what is true of them is known or can be
/// measured.</summary>
static class ConstructedLaws
{
    /// <summary>The lecture's function of one input.</summary>
    public static ConstructedTable Toy(RandomStream random, int rows, double sigma)
    {
        var x = Uniform(random, rows);
        return Values(random, x, 1, row => Math.Exp(Math.Sin(2 * Math.PI * row[0])), sigma);
    }

    /// <summary>Ten inputs, five of which count (Friedman 1991).</summary>
    public static ConstructedTable Friedman(RandomStream random, int rows) => Values(
        random, Uniform(random, 10 * rows), 10,
        x => 10 * Math.Sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4], 1);

    public static ConstructedTable Linear(RandomStream random, int rows) =>
        Values(random, Gaussian(random, 5 * rows), 5, x => 1 + 2 * x[0] - x[1] + 0.5 * x[2], 0.5);

    /// <summary>Two classes whose first input differs by <paramref name="distance"/> standard deviations.</summary>
    public static ConstructedTable TwoGaussians(RandomStream random, int rows, int features, double distance)
    {
        double[] labels = [.. Enumerable.Range(0, rows).Select(_ => (double)random.NextInt(2))];
        var x = Gaussian(random, features * rows);
        for (var row = 0; row < rows; row++)
            x[row * features] += distance * (labels[row] - 0.5);
        return new(x, features, labels, true);
    }

    /// <summary>Two inputs from −1 to 1: the class is whether they have one sign, and is flipped at a rate.</summary>
    public static ConstructedTable Xor(RandomStream random, int rows, double flips)
    {
        double[] x = [.. Uniform(random, 2 * rows).Select(value => 2 * value - 1)];
        return new(x, 2,
            [.. x.Chunk(2).Select(row => (row[0] * row[1] > 0) != (random.NextDouble() < flips) ? 1.0 : 0)], true);
    }

    /// <summary>Labels that have nothing to do with the inputs.</summary>
    public static ConstructedTable Noise(RandomStream random, int rows, int features, int classes) => new(
        Gaussian(random, features * rows), features,
        [.. Enumerable.Range(0, rows).Select(_ => (double)random.NextInt(classes))], true);

    /// <summary>Rows of a group are alike in inputs and target.</summary>
    public static ConstructedTable Groups(RandomStream random, int rows, int size)
    {
        var groups = rows / size;
        var (centres, effects) = (Gaussian(random, 5 * groups), Gaussian(random, groups));
        double[] x = [.. Gaussian(random, 5 * groups * size)
            .Select((value, i) => centres[i / 5 / size * 5 + i % 5] + 0.1 * value)];
        int[] group = [.. Enumerable.Range(0, groups * size).Select(row => row / size)];
        return new(x, 5, [.. group.Select(one => centres[5 * one] + effects[one] + 0.1 * random.NextGaussian())], false)
        {
            Groups = group,
        };
    }

    /// <summary>Every row of another table several times, in disorder.</summary>
    public static ConstructedTable Repeated(RandomStream random, ConstructedTable table, int copies)
    {
        int[] order = [.. Enumerable.Range(0, copies * table.Targets.Length).Select(place => place / copies)];
        random.Shuffle(order.AsSpan());
        return new(
            [.. order.SelectMany(row => table.Inputs.Skip(row * table.Features).Take(table.Features))], table.Features,
            [.. order.Select(row => table.Targets[row])], table.HasClasses);
    }

    /// <summary>Another table with a last column that gives the label away.</summary>
    public static ConstructedTable Leaking(RandomStream random, ConstructedTable table) => new(
        [.. table.Inputs.Chunk(table.Features).Zip(table.Targets,
            (row, label) => (double[])[.. row, label + 1e-3 * random.NextGaussian()]).SelectMany(row => row)],
        table.Features + 1, table.Targets, table.HasClasses);

    /// <summary>Forty values and ten classes; a share of the labels is drawn again from all ten.</summary>
    public static ConstructedTable Mnist1d(RandomStream random, int rows, double redrawn)
    {
        var data = new Mnist1dGenerator(
            new() { Samples = rows, TrainSplit = 1, Seed = random.NextUInt32() }).Generate();
        return new(data.TrainingInputs.ToArray(), data.Features,
            [.. data.TrainingLabels.ToArray().Select(
                label => (double)(random.NextDouble() < redrawn ? random.NextInt(data.Classes) : label))], true);
    }

    static ConstructedTable Values(
        RandomStream random, double[] x, int features, Func<double[], double> mean, double sigma) =>
        new(x, features, [.. x.Chunk(features).Select(row => mean(row) + sigma * random.NextGaussian())], false);

    static double[] Uniform(RandomStream random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];

    static double[] Gaussian(RandomStream random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
}
