using Fruitfly.Embeddings;

namespace Fruitfly.Tests.Embeddings;

public sealed class PerplexityCalibrationTests
{
    static readonly double[] Distances = [.. Enumerable.Range(1, 90).Select(k => 0.1 * k * k)];

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(80)]
    public void The_perplexity_is_reached(double perplexity)
    {
        var probabilities = new double[Distances.Length];
        PerplexityCalibration.Calibrate(Distances, perplexity, probabilities);
        probabilities.Sum().ShouldBe(1, 1e-12);
        Math.Exp(-probabilities.Sum(p => p > 0 ? p * Math.Log(p) : 0))
            .ShouldBe(perplexity, 1e-6 * perplexity); // the entropy is met to 1e-8
    }

    [Fact]
    public void The_probabilities_are_a_gaussian_of_the_distance()
    {
        var probabilities = new double[Distances.Length];
        var beta = PerplexityCalibration.Calibrate(Distances, 30, probabilities);
        (probabilities[10] / probabilities[0]).ShouldBe(Math.Exp(-beta * (Distances[10] - Distances[0])), 1e-12);
    }

    [Fact]
    public void The_scale_of_the_distances_does_not_matter()
    {
        var (near, far) = (new double[Distances.Length], new double[Distances.Length]);
        PerplexityCalibration.Calibrate([.. Distances.Select(distance => 1e-9 * distance)], 30, near);
        PerplexityCalibration.Calibrate([.. Distances.Select(distance => 1e6 + 1e3 * distance)], 30, far);
        near.ShouldBe(far, 1e-7);
    }

    [Fact]
    public void Neighbours_at_one_distance_count_alike()
    {
        var probabilities = new double[4];
        PerplexityCalibration.Calibrate([2, 2, 2, 2], 2, probabilities);
        probabilities.ShouldAllBe(probability => Math.Abs(probability - 0.25) < 1e-12);
    }

    [Fact]
    public void More_neighbours_at_no_distance_than_the_perplexity_asks_for_share_everything()
    {
        var probabilities = new double[5];
        PerplexityCalibration.Calibrate([0, 0, 0, 0, 1], 2, probabilities);
        probabilities.ShouldBe([0.25, 0.25, 0.25, 0.25, 0], 1e-12);
    }
}
