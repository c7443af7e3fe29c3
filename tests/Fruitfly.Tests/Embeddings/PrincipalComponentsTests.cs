using Fruitfly.Embeddings;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Embeddings;

public sealed class PrincipalComponentsTests
{
    /// <summary>float32 products leave some 1e-6 of the largest coordinate.</summary>
    const double Tolerance = 1e-4;

    [Fact]
    public void Points_that_spread_along_two_directions_get_their_coordinates_back()
    {
        // along (0.6, 0, 0.8) with deviation 10, along (0, 1, 0) with 3, and far from the origin
        var (random, points) = (new RandomStream(11, 0), new float[200 * 3]);
        var (first, second) = (new double[200], new double[200]);
        for (var i = 0; i < 200; i += 2)
            for (var sign = 0; sign < 2; sign++)
            {
                (first[i + sign], second[i + sign]) = sign == 0
                    ? (10 * random.NextGaussian(), 3 * random.NextGaussian()) : (-first[i], second[i]);
                var mirrored = sign == 1 ? -first[i] : first[i];
                (points[3 * (i + sign)], points[3 * (i + sign) + 1], points[3 * (i + sign) + 2]) =
                    ((float)(100 + 0.6 * mirrored), (float)(50 + second[i]), (float)(0.8 * mirrored));
            }
        var components = PrincipalComponents.Of(points, 3);
        var mean = second.Average();
        components.X.ShouldBe(first, 10 * Tolerance);
        components.Y.ShouldBe(second.Select(value => value - mean), 10 * Tolerance);
    }

    [Fact]
    public void One_feature_has_one_component()
    {
        var components = PrincipalComponents.Of([1, 2, 6], 1);
        components.X.ShouldBe([-2, -1, 3], Tolerance);
        components.Y.ShouldAllBe(y => y == 0);
    }

    [Fact]
    public void Points_at_one_place_have_none() =>
        PrincipalComponents.Of([5, 5, 5, 5, 5, 5], 2).X.ShouldAllBe(x => x == 0);
}
