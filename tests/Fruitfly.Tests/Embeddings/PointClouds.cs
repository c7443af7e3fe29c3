using Fruitfly.Embeddings;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Embeddings;

/// <summary>Points to embed.</summary>
static class PointClouds
{
    /// <summary><c>[count × features]</c>, standard normal around a centre of one's choice.</summary>
    public static float[] Normal(int count, int features, ulong seed, float center = 0)
    {
        var points = new float[count * features];
        new RandomStream(seed, 0).FillGaussian(points);
        for (var k = 0; k < points.Length; k++)
            points[k] += center;
        return points;
    }

    /// <summary>Uniform in a square around the origin.</summary>
    public static PlanarPoints Square(int count, double side, ulong seed)
    {
        var random = new RandomStream(seed, 0);
        var points = new PlanarPoints(count);
        for (var i = 0; i < count; i++)
            (points.X[i], points.Y[i]) = (side * (random.NextDouble() - 0.5), side * (random.NextDouble() - 0.5));
        return points;
    }

    /// <summary>Three clusters of equally many points each, far apart, in their order.</summary>
    public static float[] ThreeClusters(int each, int features) =>
        [.. Normal(each, features, 1), .. Normal(each, features, 2, 10), .. Normal(each, features, 3, 20)];
}
