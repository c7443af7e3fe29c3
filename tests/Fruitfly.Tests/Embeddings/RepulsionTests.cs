using Fruitfly.Embeddings;
using Fruitfly.Threads;

namespace Fruitfly.Tests.Embeddings;

public sealed class RepulsionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(77)]
    public void Exact_forces_are_the_sums_over_all_pairs(int count)
    {
        var points = PointClouds.Square(count, 5, seed: 3);
        using var team = new ThreadTeam(1);
        var repulsion = new ExactRepulsion(points, team);
        var weights = repulsion.Compute();
        var (expectedWeights, expected) = PairByPair(points);
        weights.ShouldBe(expectedWeights, 1e-12 * Math.Max(1, expectedWeights));
        for (var i = 0; i < count; i++)
        {
            repulsion.Forces.X[i].ShouldBe(expected.X[i], 1e-13 * count);
            repulsion.Forces.Y[i].ShouldBe(expected.Y[i], 1e-13 * count);
        }
    }

    /// <summary>Cubic splines leave an error of the order h⁴ at both ends of a pair, for a force that changes over
    /// distances of 1. h is the smallest of the grid's spacings for the side: 1/2 for 27.9, which just fits the
    /// smallest grid, and half of it for 28.1.</summary>
    [Theory]
    [InlineData(1e-4, 1e-7)]
    [InlineData(1, 1e-6)]
    [InlineData(27.9, 0.03)]
    [InlineData(28.1, 0.03 / 16)]
    [InlineData(100, 0.03)]
    public void Interpolated_forces_are_close_to_exact_ones(double side, double tolerance)
    {
        var points = PointClouds.Square(2000, side, seed: 4);
        using var team = new ThreadTeam(2);
        var (exact, interpolated) = (new ExactRepulsion(points, team), new InterpolatedRepulsion(points, team));
        var weights = exact.Compute();
        interpolated.Compute().ShouldBe(weights, tolerance / 10 * weights);
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            difference += Square(interpolated.Forces.X[i] - exact.Forces.X[i]) +
                Square(interpolated.Forces.Y[i] - exact.Forces.Y[i]);
            size += Square(exact.Forces.X[i]) + Square(exact.Forces.Y[i]);
        }
        Math.Sqrt(difference / size).ShouldBeLessThan(tolerance);

        static double Square(double value) => value * value;
    }

    [Fact]
    public void The_forces_on_all_points_cancel()
    {
        var points = PointClouds.Square(500, 40, seed: 5);
        using var team = new ThreadTeam(1);
        foreach (var repulsion in (Repulsion[])[new ExactRepulsion(points, team),
            new InterpolatedRepulsion(points, team)])
        {
            repulsion.Compute();
            repulsion.Forces.X.Sum().ShouldBe(0, 1e-10);
            repulsion.Forces.Y.Sum().ShouldBe(0, 1e-10);
        }
    }

    [Fact]
    public void Points_at_one_place_push_nobody()
    {
        var points = new PlanarPoints(20);
        using var team = new ThreadTeam(1);
        foreach (var repulsion in (Repulsion[])[new ExactRepulsion(points, team),
            new InterpolatedRepulsion(points, team)])
        {
            repulsion.Compute().ShouldBe(20 * 19, 1e-9);
            repulsion.Forces.X.ShouldAllBe(force => Math.Abs(force) < 1e-12);
        }
    }

    [Fact]
    public void A_grid_that_must_grow_grows_and_shrinks_again()
    {
        var points = PointClouds.Square(200, 10, seed: 6);
        using var team = new ThreadTeam(1);
        var repulsion = new InterpolatedRepulsion(points, team);
        var before = repulsion.Compute();
        double[] forces = [.. repulsion.Forces.X];
        points.X[0] += 100;
        repulsion.Compute();
        points.X[0] -= 100;
        repulsion.Compute().ShouldBe(before, 1e-9);
        repulsion.Forces.X.ShouldBe(forces, 1e-9);
    }

    static (double Weights, PlanarPoints Forces) PairByPair(PlanarPoints points)
    {
        var (weights, forces) = (0.0, new PlanarPoints(points.Count));
        for (var i = 0; i < points.Count; i++)
            for (var j = 0; j < points.Count; j++)
            {
                if (i == j)
                    continue;
                var (dx, dy) = (points.X[i] - points.X[j], points.Y[i] - points.Y[j]);
                var weight = 1 / (1 + dx * dx + dy * dy);
                weights += weight;
                forces.X[i] += weight * weight * dx;
                forces.Y[i] += weight * weight * dy;
            }
        return (weights, forces);
    }
}
