using Fruitfly.Embeddings;
using Fruitfly.Threads;

namespace Fruitfly.Tests.Embeddings;

public sealed class TsneDescentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void The_gradient_is_that_of_finite_differences(double exaggeration)
    {
        const int Count = 20;
        const double Step = 1e-5;
        var affinities =
            Affinities.FromPerplexity(NearestNeighbors.Find(PointClouds.Normal(Count, 5, seed: 12), 5, 9), 3);
        var points = PointClouds.Square(Count, 4, seed: 13);
        using var team = new ThreadTeam(1);
        var descent = new TsneDescent(affinities, points, new ExactRepulsion(points, team), 5, team);
        descent.Begin(exaggeration, rate: 1, momentum: 0);
        descent.Evaluate();
        var gradients = Enumerable.Range(0, Count).Select(descent.Gradient).ToList();
        for (var i = 0; i < Count; i++)
        {
            // central differences of a function of size 10: h² and 1e-15 / h
            (4 * gradients[i].X).ShouldBe(Derivative(points.X, i), 1e-9 * exaggeration);
            (4 * gradients[i].Y).ShouldBe(Derivative(points.Y, i), 1e-9 * exaggeration);
        }

        double Derivative(double[] coordinates, int i)
        {
            var place = coordinates[i];
            coordinates[i] = place + Step;
            var above = Loss(affinities, points, exaggeration);
            coordinates[i] = place - Step;
            var below = Loss(affinities, points, exaggeration);
            coordinates[i] = place;
            return (above - below) / (2 * Step);
        }
    }

    /// <summary>What the descent minimizes, Σ e p ln(1/w) + ln Z plus what no point changes.</summary>
    static double Loss(Affinities affinities, PlanarPoints points, double exaggeration)
    {
        var (pull, weights) = (0.0, 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            for (var k = 0; k < affinities.Partners(i).Length; k++)
                pull += affinities.Of(i)[k] * Math.Log(1 + SquaredDistance(i, affinities.Partners(i)[k]));
            for (var j = 0; j < points.Count; j++)
                weights += i == j ? 0 : 1 / (1 + SquaredDistance(i, j));
        }
        return exaggeration * pull + Math.Log(weights);

        double SquaredDistance(int i, int j) =>
            Math.Pow(points.X[i] - points.X[j], 2) + Math.Pow(points.Y[i] - points.Y[j], 2);
    }

    [Fact]
    public void The_divergence_is_its_definition()
    {
        const int Count = 20;
        var affinities =
            Affinities.FromPerplexity(NearestNeighbors.Find(PointClouds.Normal(Count, 5, seed: 14), 5, 9), 3);
        var points = PointClouds.Square(Count, 4, seed: 15);
        using var team = new ThreadTeam(1);
        var descent = new TsneDescent(affinities, points, new ExactRepulsion(points, team), 5, team);
        descent.Begin(12, 1, 0);
        descent.Evaluate();
        var entropy = 0.0;
        for (var i = 0; i < Count; i++)
            foreach (var p in affinities.Of(i))
                entropy -= p * Math.Log(p);
        descent.Divergence().ShouldBe(Loss(affinities, points, 1) - entropy, 1e-12);
    }

    [Theory]
    [InlineData(RepulsionMethod.Exact)]
    [InlineData(RepulsionMethod.Interpolated)]
    public void Iterations_allocate_nothing(RepulsionMethod method)
    {
        var affinities =
            Affinities.FromPerplexity(NearestNeighbors.Find(PointClouds.Normal(300, 5, seed: 16), 5, 30), 10);
        var points = PointClouds.Square(300, 20, seed: 17);
        using var team = new ThreadTeam(1);
        Repulsion repulsion =
            method == RepulsionMethod.Exact
                ? new ExactRepulsion(points, team) : new InterpolatedRepulsion(points, team);
        var descent = new TsneDescent(affinities, points, repulsion, 5, team);
        descent.Begin(1, 10, 0.8);
        Iterate();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 10; k++)
            Iterate();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Iterate()
        {
            descent.Evaluate();
            descent.Divergence();
            descent.Step();
        }
    }
}
