using Fruitfly.Lab.Sweeps.Designs;

namespace Fruitfly.Lab.Tests.Sweeps.Designs;

public sealed class PointTests
{
    static double[] Point(IPointSequence points, int index, int dimensions)
    {
        var point = new double[dimensions];
        points.Point(index, point);
        return point;
    }

    /// <summary>The first points as Joe and Kuo publish them with their direction numbers.</summary>
    [Theory]
    [InlineData(0, new[] { 0.0, 0, 0 })]
    [InlineData(1, new[] { 0.5, 0.5, 0.5 })]
    [InlineData(2, new[] { 0.75, 0.25, 0.25 })]
    [InlineData(3, new[] { 0.25, 0.75, 0.75 })]
    [InlineData(4, new[] { 0.375, 0.375, 0.625 })]
    [InlineData(5, new[] { 0.875, 0.875, 0.125 })]
    [InlineData(6, new[] { 0.625, 0.125, 0.875 })]
    [InlineData(7, new[] { 0.125, 0.625, 0.375 })]
    public void Sobols_first_points_are_the_published_ones(int index, double[] expected) =>
        Point(new SobolSequence(3, seed: null), index, 3).ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData(7ul)]
    public void Each_half_and_quarter_of_each_coordinate_of_Sobol_has_its_share(ulong? seed)
    {
        var points = new SobolSequence(SobolSequence.MostDimensions, seed);
        for (var dimension = 0; dimension < SobolSequence.MostDimensions; dimension++)
            Enumerable.Range(0, 64).Select(i => (int)(64 * Point(points, i, SobolSequence.MostDimensions)[dimension]))
                .Order().ShouldBe(Enumerable.Range(0, 64), $"dimension {dimension + 1}");
    }

    [Fact]
    public void Another_seed_gives_other_points_and_the_same_seed_the_same()
    {
        foreach (var make in (Func<ulong, IPointSequence>[])
            [seed => new RandomPoints(seed), seed => new SobolSequence(2, seed),
                seed => new LatinHypercube(seed, 2, 9)])
        {
            Point(make(1), 5, 2).ShouldBe(Point(make(1), 5, 2));
            Point(make(1), 5, 2).ShouldNotBe(Point(make(2), 5, 2));
        }
    }

    [Fact]
    public void A_random_point_keeps_its_coordinates_where_a_factor_comes_after_them() =>
        Point(new RandomPoints(3), 4, 3)[..2].ShouldBe(Point(new RandomPoints(3), 4, 2));

    [Fact]
    public void Every_slice_of_a_hypercube_holds_one_point()
    {
        var points = new LatinHypercube(1, 3, 20);
        for (var dimension = 0; dimension < 3; dimension++)
            Enumerable.Range(0, 20).Select(i => (int)(20 * Point(points, i, 3)[dimension])).Order()
                .ShouldBe(Enumerable.Range(0, 20));
    }
}
