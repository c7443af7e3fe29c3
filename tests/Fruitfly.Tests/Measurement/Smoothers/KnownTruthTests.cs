using System.Text.Json;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>Means of estimates over many tables beside the exact bias and variance of the golden files.</summary>
public sealed class KnownTruthTests
{
    const double Sigma = 0.3;

    [Theory]
    [InlineData(20, 60)]
    [InlineData(10, 60)]
    public void What_comes_from_the_data_and_what_from_the_seed_are_told_apart(int hidden, int size)
    {
        var golden = GoldenFile.Read("truth-random-features.json");
        var truth = golden.GetProperty("rows").EnumerateArray()
            .Single(row => row.Number("n") == size && row.Number("hidden") == hidden);
        var (nested, crossed) = (new Tally(), new Tally());
        var task = new ToyRandomFeatures(hidden, golden.Number("sigma"), golden.Number("lam"));
        foreach (var table in SmoothedTable.Many(task))
        {
            var (predictions, shape) = table.Level(size, 4, 2, seeds: 2);
            var parts = SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets);
            nested.Add("data", parts.DataVariance!.Estimate, truth, "v_data");
            nested.Add("seed", parts.SeedVariance!.Estimate, truth, "v_seed_total");
            nested.Add("bias", parts.BiasAndNoise.Estimate - truth.Number("noise"), truth, "bias2");

            (predictions, shape) = table.Level(size, 4, 1, seeds: 3, sharesSeeds: true);
            var mean = CrossedDecomposition.Of<double>(predictions, shape, table.Targets).Mean;
            crossed.Add("data", mean.DataVariance, truth, "v_data");
            crossed.Add("seed", mean.SeedVariance, truth, "v_seed");
            crossed.Add("interaction", mean.Interaction, truth, "v_interaction");
            crossed.Add("bias", mean.BiasAndNoise - truth.Number("noise"), truth, "bias2");
        }
        nested.ShouldBeUnbiased();
        crossed.ShouldBeUnbiased();
    }

    [Fact]
    public void Ten_inputs_have_the_bias_and_variance_that_is_known_of_them()
    {
        var golden = GoldenFile.Read("truth-friedman.json");
        var tally = new Tally();
        foreach (var (task, truth, name, repartitions) in new (ITask, JsonElement, string, int)[]
        {
            (new FriedmanLeastSquares(), golden.GetProperty("ols")[0], "least squares", 4),
            (new FriedmanNeighbours(5), golden.GetProperty("knn")[1], "5 neighbours", 1),
        })
            foreach (var table in SmoothedTable.Many(task))
            {
                var (predictions, shape) = table.Level((int)truth.Number("n"), 4, repartitions);
                var parts = SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets);
                tally.Add(
                    $"{name}, variance", parts.TotalVariance.Estimate, truth.Number("variance"),
                    truth.Number("se_variance_from_inputs"));
                tally.Add(
                    $"{name}, bias", parts.BiasAndNoise.Estimate - 1, truth.Number("bias2"),
                    truth.Number("se_bias2_points"));
            }
        tally.ShouldBeUnbiased();
    }

    [Theory]
    [InlineData(15, 3)]
    [InlineData(30, 6)]
    public void Rows_in_strata_have_the_bias_and_variance_that_is_known_of_them(int rows, int hidden)
    {
        var truth = GoldenFile.Read("truth-toy.json").GetProperty("stratified_least_squares").GetProperty("rows")
            .EnumerateArray().Single(row => row.Number("n") == rows && row.Number("hidden") == hidden);
        var random = new RandomStream(seed: 21, stream: (uint)hidden);
        var task = new ToyRidge(hidden, Sigma, penalty: 1e-10);
        double[][] points = [.. Enumerable.Range(0, 100).Select(i => new[] { i / 99.0 })];
        double[][] features = [.. points.Select(task.Features)];
        var parts = BiasVariance.Of(
            [.. Enumerable.Range(0, 4000).Select(_ =>
            {
                double[][] inputs =
                    [.. Enumerable.Range(0, rows).Select(i => new[] { (i + random.NextDouble()) / rows })];
                double[] targets = [.. inputs.Select(x => task.Mean(x) + Sigma * random.NextGaussian())];
                return (IReadOnlyList<double>)task.Train([.. inputs.Select(task.Features)], targets, features, random);
            })],
            [.. points.Select(task.Mean)]);
        var expected = truth.GetProperty("by_sigma").EnumerateArray().Single(row => row.Number("sigma") == Sigma);
        foreach (var (estimate, value) in new[]
        {
            (parts.SquaredBias, expected.Number("bias2")), (parts.Variance, expected.Number("variance")),
        })
            estimate.Mean.ShouldBe(value, 3 * (estimate.High - estimate.Low) / 2 / 1.96 + 1e-4);
    }
}
