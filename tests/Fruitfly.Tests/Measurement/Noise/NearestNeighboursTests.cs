using Fruitfly.Measurement.Noise;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Noise;

public sealed class NearestNeighboursTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 10)]
    [InlineData(30, 2)]
    public void They_are_those_that_measuring_every_pair_in_float64_finds(int features, int count)
    {
        // Rows on a coarse grid, many of them equally distant or equal, more of them than one block holds.
        var random = new RandomStream(seed: 12, stream: (uint)features);
        const int rows = 1500;
        double[] inputs = [.. Enumerable.Range(0, rows * features).Select(
            _ => random.NextInt(2) == 0 ? random.NextInt(4) : random.NextGaussian())];
        ShouldBeExact(inputs, features, count, rows);
    }

    [Theory]
    [InlineData(1e9, 1e-3)]
    [InlineData(0, 1e30)]
    [InlineData(-5, 1e-40)]
    public void Neither_a_large_mean_nor_an_odd_scale_loses_any(double mean, double scale)
    {
        var random = new RandomStream(seed: 13, stream: 0);
        double[] inputs = [.. Enumerable.Range(0, 3 * 400).Select(_ => mean + scale * random.NextGaussian())];
        ShouldBeExact(inputs, 3, 4, 400);
    }

    [Fact]
    public void Of_equal_rows_those_with_the_smallest_index_come_first()
    {
        var neighbours = NearestNeighbours.Find(new double[2000 * 2], features: 2, count: 3);
        neighbours.Of(0).ToArray().ShouldBe([1, 2, 3]);
        neighbours.Of(2).ToArray().ShouldBe([0, 1, 3]);
        neighbours.Of(1999).ToArray().ShouldBe([0, 1, 2]);
        neighbours.Closeness.ShouldBe(0);
    }

    [Fact]
    public void A_row_has_neighbours_of_its_own_set_only()
    {
        var neighbours = NearestNeighbours.Find([0, 0.1, 1, 0.11, 1.2, 5], 1, 1, [7, 3, 7, 7, 3, 3]);
        Enumerable.Range(0, 6).Select(row => neighbours.Of(row)[0]).ShouldBe([3, 4, 3, 0, 1, 4]);
        neighbours.SquaredDistances(5)[0].ShouldBe(3.8 * 3.8, 1e-12);
    }

    [Fact]
    public void Closeness_compares_the_nearest_with_all()
    {
        // 0, 1, 10: nearest squared distances 1, 1, 81; of pairs 1, 81, 100.
        NearestNeighbours.Find([0, 1, 10], 1).Closeness.ShouldBe(Math.Sqrt(83.0 / 182), 1e-12);
    }

    [Fact]
    public void Too_few_rows_and_inputs_that_are_no_numbers_are_refused()
    {
        Should.Throw<ArgumentException>(() => NearestNeighbours.Find([1, 2], 1, count: 2)).Message.ShouldContain(
            "2 rows do not have 2 neighbours each");
        Should.Throw<ArgumentException>(() => NearestNeighbours.Find([1, double.NaN], 1)).Message.ShouldContain(
            "not a finite number");
        Should.Throw<ArgumentException>(() => NearestNeighbours.Find([1, 2, 3], 2)).Message.ShouldContain(
            "do not fill");
        Should.Throw<ArgumentException>(() => NearestNeighbours.Find([1, 2], 1, 1, [0])).Message.ShouldContain(
            "1 sets");
    }

    static void ShouldBeExact(double[] inputs, int features, int count, int rows)
    {
        var neighbours = NearestNeighbours.Find(inputs, features, count);
        for (var i = 0; i < rows; i++)
        {
            var expected = Enumerable.Range(0, rows).Where(j => j != i).Select(j => (Distance: Distance(i, j), j))
                .Order().Take(count).ToArray();
            neighbours.Of(i).ToArray().ShouldBe([.. expected.Select(pair => pair.j)]);
            neighbours.SquaredDistances(i).ToArray().ShouldBe([.. expected.Select(pair => pair.Distance)]);
        }

        double Distance(int i, int j)
        {
            var sum = 0.0;
            for (var c = 0; c < features; c++)
            {
                var step = inputs[i * features + c] - inputs[j * features + c];
                sum += step * step;
            }
            return sum;
        }
    }
}
