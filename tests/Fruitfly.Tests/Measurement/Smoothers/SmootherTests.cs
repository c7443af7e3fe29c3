using System.Text.Json;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>The estimators on many tables from laws whose bias, variance and gain are known: their means, and how often
/// their intervals contain the truth.</summary>
public sealed class SmootherTests
{
    const int Tables = 200, Rows = 240, Points = 200, Repartitions = 4;
    const double Sigma = 0.3;

    static readonly JsonElement Toy = GoldenFile.Read("truth-toy.json").GetProperty("iid_ridge").GetProperty("rows");

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void The_parts_of_the_error_are_unbiased_and_their_intervals_cover_the_truth(int hidden)
    {
        var tally = new Tally();
        foreach (var table in Draw(new ToyRidge(hidden, Sigma)))
        {
            ErrorIntervals? ofFour = null;
            foreach (var (size, subsets) in new[] { (60, 4), (30, 8), (120, 2) })
            {
                var (predictions, shape) = table.Level(size, subsets, Repartitions);
                var intervals = SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets)
                    .Intervals(subsets == 2 ? ofFour : null);
                ofFour ??= intervals;
                var truth = Truth(hidden, size);
                tally.Add($"loss {subsets}", intervals.Loss, truth.Risk);
                tally.Add($"bias {subsets}", intervals.BiasAndNoise, truth.Risk - truth.Variance);
                tally.Add($"variance {subsets}", intervals.TotalVariance, truth.Variance);
            }
        }
        tally.ShouldCover(0.85);
        tally.ShouldBeUnbiased();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void Halves_that_overlap_hide_a_good_part_of_the_variance(int hidden)
    {
        var (overlapping, disjoint) = (new Tally(), new Tally());
        var truth = Truth(hidden, 120).Variance;
        foreach (var table in Draw(new ToyRidge(hidden, Sigma)))
            foreach (var (tally, isDisjoint) in new[] { (overlapping, false), (disjoint, true) })
            {
                var (predictions, shape) = table.Level(120, 2, Repartitions, isDisjoint: isDisjoint);
                tally.Add(
                    "variance", SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets)
                        .TotalVariance.Estimate, truth);
            }
        Console.Error.WriteLine($"overlap {hidden} {overlapping} {disjoint}");
        (overlapping.Mean("variance") / truth).ShouldBeInRange(0.45, 0.65);
        (disjoint.Mean("variance") / truth).ShouldBeInRange(0.9, 1.1);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void The_gain_of_more_examples_is_forecast_and_its_interval_covers_the_truth(int hidden)
    {
        var (tally, refused, tested) = (new Tally(), 0, 0);
        foreach (var table in Draw(new ToyRidge(hidden, Sigma)))
        {
            List<LearningLevel> levels = [];
            List<(double, double, int)> spreads = [];
            foreach (var (size, subsets) in new[] { (120, 2), (60, 4), (30, 8), (15, 8) })
            {
                var (predictions, shape) = table.Level(size, subsets, Repartitions);
                var loss = SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets).Loss;
                levels.Add(LearningLevel.Of(size, loss));
                spreads.Add((size, ErrorSpread.Between(loss), subsets));
            }
            var (full, _) = table.Level(Rows, 1, 1);
            double[] losses = [.. full.Zip(table.Targets, (predicted, target) => Math.Pow(predicted - target, 2))];
            levels.Insert(0, new(Rows, losses.Average(), ErrorSpread.At(Rows, [.. spreads]), losses));
            var forecast = LearningForecast.Of(LearningCurve.Of(levels));
            if (forecast.Decision == ForecastDecision.Refused)
            {
                refused++;
                continue;
            }
            tested += forecast.LongestTestedFactor >= 4 ? 1 : 0;
            foreach (var factor in new[] { 2, 4 })
            {
                var gain = forecast.Gain(factor);
                tally.Add(
                    $"gain {factor}", gain.Forecast, gain.Low, gain.High,
                    Truth(hidden, Rows).Risk - Truth(hidden, factor * Rows).Risk);
            }
        }
        refused.ShouldBeLessThan(Tables / 10);
        tested.ShouldBe(Tables - refused);
        tally.ShouldCover(0.85);
        foreach (var factor in new[] { 2, 4 })
            tally.RatioToTruth($"gain {factor}").ShouldBeInRange(0.75, 1.35);
    }

    [Theory]
    [InlineData(20, 60)]
    [InlineData(60, 60)]
    public void What_comes_from_the_data_and_what_from_the_seed_are_told_apart(int hidden, int size)
    {
        var golden = GoldenFile.Read("truth-random-features.json");
        var truth = golden.GetProperty("rows").EnumerateArray()
            .Single(row => row.Number("n") == size && row.Number("hidden") == hidden);
        var (nested, crossed) = (new Tally(), new Tally());
        var task = new ToyRandomFeatures(hidden, golden.Number("sigma"), golden.Number("lam"));
        foreach (var table in Draw(task))
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
        foreach (var (task, truth, name) in new (ITask, JsonElement, string)[]
        {
            (new FriedmanLeastSquares(), golden.GetProperty("ols")[0], "least squares"),
            (new FriedmanNeighbours(5), golden.GetProperty("knn")[1], "5 neighbours"),
        })
            foreach (var table in Draw(task))
            {
                var (predictions, shape) = table.Level((int)truth.Number("n"), 4, Repartitions);
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
                double[][] inputs = [.. Enumerable.Range(0, rows).Select(i => new[] { (i + random.NextDouble()) / rows })];
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

    static IEnumerable<SmoothedTable> Draw(ITask task)
    {
        for (var number = 0; number < Tables; number++)
            yield return new(task, Rows, Points, new(seed: 20, stream: (uint)number));
    }

    static (double Risk, double Variance) Truth(int hidden, int rows)
    {
        var row = Toy.EnumerateArray().Single(row => row.Number("n") == rows && row.Number("hidden") == hidden)
            .GetProperty("by_sigma").EnumerateArray().Single(row => row.Number("sigma") == Sigma);
        return (row.Number("risk"), row.Number("variance"));
    }
}
