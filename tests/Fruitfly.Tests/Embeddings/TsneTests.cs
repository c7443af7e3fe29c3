using Fruitfly.Embeddings;

namespace Fruitfly.Tests.Embeddings;

public sealed class TsneTests
{
    const int Each = 40, Features = 6;

    static readonly float[] Points = PointClouds.ThreeClusters(Each, Features);

    static readonly int[] Clusters = [.. Enumerable.Range(0, 3 * Each).Select(i => i / Each)];

    static readonly TsneSettings Settings = new() { Perplexity = 10, MeasureEvery = 25 };

    static readonly Embedding Embedded = Tsne.Embed(Points, Features, Settings);

    [Theory]
    [InlineData(RepulsionMethod.Exact)]
    [InlineData(RepulsionMethod.Interpolated)]
    public void Clusters_stay_together_and_apart(RepulsionMethod method)
    {
        var embedding = Tsne.Embed(Points, Features, Settings with { Repulsion = method });
        var (widest, closest) = (0.0, double.PositiveInfinity);
        for (var i = 0; i < embedding.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var distance = Math.Sqrt(Math.Pow(embedding.X[i] - embedding.X[j], 2) +
                    Math.Pow(embedding.Y[i] - embedding.Y[j], 2));
                if (Clusters[i] == Clusters[j])
                    widest = Math.Max(widest, distance);
                else
                    closest = Math.Min(closest, distance);
            }
        closest.ShouldBeGreaterThan(widest / 4);
        var neighbors = NearestNeighbors.Find(
            [.. Enumerable.Range(0, embedding.Count)
                .SelectMany(i => (float[])[(float)embedding.X[i], (float)embedding.Y[i]])], 2, 10);
        NeighborVote.Accuracy(neighbors, Clusters, 10).ShouldBe(1);
    }

    [Fact]
    public void The_divergence_falls_after_the_exaggeration()
    {
        Embedded.Divergences.Select(measured => measured.Iteration)
            .ShouldBe(Enumerable.Range(1, 30).Select(k => 25 * k));
        var after = Embedded.Divergences.Where(measured => measured.Iteration >= 250).ToList();
        Embedded.Divergence.ShouldBeLessThan(0.8 * after[0].Divergence);
        for (var k = 1; k < after.Count; k++)
            after[k].Divergence.ShouldBeLessThan(after[k - 1].Divergence + 0.01);
    }

    [Theory]
    [InlineData(RepulsionMethod.Exact)]
    [InlineData(RepulsionMethod.Interpolated)]
    public void The_number_of_threads_changes_no_bit(RepulsionMethod method)
    {
        var points = PointClouds.Normal(700, 8, seed: 18);
        var settings =
            new TsneSettings { Repulsion = method, EarlyIterations = 20, Iterations = 20, MeasureEvery = 10 };
        var (one, three) = (Tsne.Embed(points, 8, settings), Tsne.Embed(points, 8, settings, threads: 3));
        three.X.ToArray().ShouldBe(one.X.ToArray());
        three.Y.ToArray().ShouldBe(one.Y.ToArray());
        three.Divergences.ShouldBe(one.Divergences);
    }

    [Fact]
    public void The_mean_stays_at_the_origin()
    {
        Embedded.X.ToArray().Average().ShouldBe(0, 1e-12);
        Embedded.Y.ToArray().Average().ShouldBe(0, 1e-12);
    }

    [Fact]
    public void A_start_from_components_has_the_deviation_that_leaves_the_shape_open()
    {
        var start = Tsne.StartFromComponents(Points, Features);
        Math.Sqrt(start.X.ToArray().Average(x => x * x)).ShouldBe(1e-4, 1e-9);
        Math.Sqrt(start.Y.ToArray().Average(y => y * y)).ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void Random_starts_differ_by_seed_and_end_about_as_low()
    {
        var affinities = Affinities.FromPerplexity(NearestNeighbors.Find(Points, Features, 30), 10);
        var (first, second) = (Tsne.StartAtRandom(3 * Each, 0), Tsne.StartAtRandom(3 * Each, 1));
        first.X.ToArray().ShouldNotBe(second.X.ToArray());
        Math.Sqrt(first.X.ToArray().Average(x => x * x)).ShouldBe(1e-4, 3e-5);
        Tsne.Embed(affinities, first, Settings).Divergence.ShouldBe(Embedded.Divergence, 0.2);
    }

    [Fact]
    public void Too_few_points_for_the_perplexity_are_refused_with_what_it_can_be() =>
        Should.Throw<ArgumentException>(() => Tsne.Embed(new float[60 * 2], 2)).Message
            .ShouldBe("The perplexity 30 needs 91 points or more; there are 60. It can be at most 19.");

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void Settings_out_of_their_range_are_refused_by_name(TsneSettings settings, string name) =>
        Should.Throw<ArgumentException>(() => Tsne.Embed(Points, Features, settings)).Message.ShouldContain(name);

    public static TheoryData<TsneSettings, string> WrongSettings => new()
    {
        { new() { Perplexity = 0.5 }, "Perplexity is 0.5" },
        { new() { EarlyExaggeration = 0 }, "EarlyExaggeration is 0" },
        { new() { EarlyIterations = -1 }, "EarlyIterations is -1" },
        { new() { Iterations = -1 }, "Iterations is -1" },
        { new() { EarlyMomentum = 1 }, "EarlyMomentum is 1" },
        { new() { Momentum = -0.1 }, "Momentum is -0.1" },
        { new() { LearningRate = 0 }, "LearningRate is 0" },
        { new() { LongestStep = 0 }, "LongestStep is 0" },
        { new() { MeasureEvery = 0 }, "MeasureEvery is 0" },
        { new() { Repulsion = (RepulsionMethod)9 }, "Repulsion is 9" },
    };

    [Fact]
    public void It_tells_how_far_it_is_and_can_be_stopped_between_any_two_iterations()
    {
        var affinities = Affinities.FromPerplexity(NearestNeighbors.Find(Points, Features, 30), 10);
        var (start, settings, shares) = (Tsne.StartAtRandom(affinities.Points, 0),
            new TsneSettings { EarlyIterations = 3, Iterations = 5 }, new List<double>());
        Tsne.Embed(affinities, start, settings, progress: new Listener(shares.Add));
        shares.ShouldBe(Enumerable.Range(0, 8).Select(iteration => iteration / 8.0));

        using var stop = new CancellationTokenSource();
        var seen = 0;
        Should.Throw<OperationCanceledException>(() =>
            Tsne.Embed(affinities, start, settings, progress: new Listener(_ =>
        {
            if (++seen == 4)
                stop.Cancel();
        }), cancellation: stop.Token));
        seen.ShouldBe(4);
    }

    [Fact]
    public void A_start_has_a_place_for_every_point() =>
        Should.Throw<ArgumentException>(() => Tsne.Embed(
            Affinities.FromPerplexity(NearestNeighbors.Find(Points, Features, 30), 10),
            Tsne.StartAtRandom(5, 0))).Message.ShouldContain("5 starts for 120 points");

    [Theory]
    [InlineData(1e21f), InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(-float.MaxValue)]
    public void Points_too_far_away_for_their_distances_are_refused(float value)
    {
        float[] points = [.. Enumerable.Range(0, 40).Select(i => (float)i)];
        points[7] = value;
        Should.Throw<ArgumentException>(() => Tsne.Embed(points, 2, new() { Perplexity = 2 })).Message.ShouldStartWith(
            "Feature 1 of point 3 is ");
        Should.Throw<ArgumentException>(() => Tsne.StartFromComponents(points, 2)).Message.ShouldContain(
            "standardize the points");
    }
}
