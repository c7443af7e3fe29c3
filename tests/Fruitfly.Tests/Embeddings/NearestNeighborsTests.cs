using Fruitfly.Embeddings;

namespace Fruitfly.Tests.Embeddings;

public sealed class NearestNeighborsTests
{
    [Theory]
    [InlineData(40, 2, 5)]
    [InlineData(127, 3, 20)] // a panel less one
    [InlineData(128, 40, 1)]
    [InlineData(300, 40, 90)]
    [InlineData(513, 100, 30)] // an odd number of panels
    [InlineData(9, 10, 8)] // all others
    public void They_are_those_of_comparing_with_everyone(int count, int features, int neighbors)
    {
        var points = PointClouds.Normal(count, features, seed: 7, center: 3);
        var found = NearestNeighbors.Find(points, features, neighbors, threads: 2);
        for (var i = 0; i < count; i++)
        {
            var expected = Enumerable.Range(0, count).Where(j => j != i)
                .Select(j => (Distance: SquaredDistance(points, features, i, j), Point: j)).Order().Take(neighbors)
                .ToList();
            found.Of(i).ToArray().ShouldBe(expected.Select(neighbor => neighbor.Point));
            found.SquaredDistances(i).ToArray().ShouldBe(expected.Select(neighbor => neighbor.Distance), 1e-9);
        }
    }

    [Fact]
    public void Threads_do_not_change_them()
    {
        var points = PointClouds.Normal(400, 30, seed: 8);
        var (one, three) = (NearestNeighbors.Find(points, 30, 15), NearestNeighbors.Find(points, 30, 15, threads: 3));
        for (var i = 0; i < 400; i++)
        {
            three.Of(i).ToArray().ShouldBe(one.Of(i).ToArray());
            three.SquaredDistances(i).ToArray().ShouldBe(one.SquaredDistances(i).ToArray());
        }
    }

    [Fact]
    public void Of_points_at_one_place_those_with_the_lowest_numbers_come_first()
    {
        var found = NearestNeighbors.Find(new float[10 * 6], 6, 3);
        found.Of(0).ToArray().ShouldBe([1, 2, 3]);
        found.Of(2).ToArray().ShouldBe([0, 1, 3]);
    }

    [Fact]
    public void Close_points_far_from_the_mean_are_told_apart_in_a_plane()
    {
        // three points 0.001 and 0.002 apart, 2,000 from three others
        float[] points = [1000, 0, 1000, 0.001f, 1000, 0.003f, -1000, 0, -1000, 0.001f, -1000, 0.003f];
        var found = NearestNeighbors.Find(points, 2, 2);
        found.Of(1).ToArray().ShouldBe([0, 2]);
        found.Of(5).ToArray().ShouldBe([4, 3]);
    }

    [Fact]
    public void The_search_tells_how_far_it_is_and_can_be_stopped()
    {
        var (points, shares) = (PointClouds.Normal(1000, 8, seed: 21), new List<double>());
        NearestNeighbors.Find(points, 8, 5, threads: 2, new Listener(shares.Add));
        shares.Count.ShouldBeGreaterThan(1);
        shares.ShouldBe([.. Enumerable.Range(0, shares.Count).Select(k => (double)k / shares.Count)], tolerance: 1e-12);

        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Should.Throw<OperationCanceledException>(() =>
            NearestNeighbors.Find(points, 8, 5, threads: 2, cancellation: stopped.Token));
    }

    [Fact]
    public void Wrong_numbers_are_refused_with_what_is_allowed()
    {
        Should.Throw<ArgumentException>(() => NearestNeighbors.Find(new float[7], 2, 1)).Message.ShouldContain(
            "7 values do not fill rows of 2 features");
        Should.Throw<ArgumentOutOfRangeException>(() =>
            NearestNeighbors.Find(new float[8], 2, 4)).Message.ShouldContain("from 1 to 3 neighbours");
        Should.Throw<ArgumentException>(() => NearestNeighbors.Find([0, 1, float.NaN, 3], 2, 1)).Message.ShouldContain(
            "Feature 0 of point 1 is NaN");
    }

    static double SquaredDistance(float[] points, int features, int i, int j)
    {
        var sum = 0.0;
        for (var k = 0; k < features; k++)
            sum += ((double)points[i * features + k] - points[j * features + k])
                * ((double)points[i * features + k] - points[j * features + k]);
        return sum;
    }
}
