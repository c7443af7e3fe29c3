using System.Text.Json;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>The estimators on many tables from laws whose bias, variance and gain are known: their means, and how often
/// their intervals contain the truth.</summary>
public sealed class SmootherTests
{
    const int Rows = SmoothedTable.Rows, Repartitions = 4;
    const double Sigma = 0.3;

    static readonly JsonElement Toy = GoldenFile.Read("truth-toy.json").GetProperty("iid_ridge").GetProperty("rows");

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void The_parts_of_the_error_are_unbiased_and_their_intervals_cover_the_truth(int hidden)
    {
        var tally = new Tally();
        foreach (var table in SmoothedTable.Many(new ToyRidge(hidden, Sigma)))
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
        foreach (var table in SmoothedTable.Many(new ToyRidge(hidden, Sigma)))
            foreach (var (tally, isDisjoint) in new[] { (overlapping, false), (disjoint, true) })
            {
                var (predictions, shape) = table.Level(120, 2, Repartitions, isDisjoint: isDisjoint);
                tally.Add(
                    "variance", SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets)
                        .TotalVariance.Estimate, truth);
            }
        // At least 1 − m/n = 1/2 of it shows (Hoeffding 1948).
        (overlapping.Mean("variance") / truth).ShouldBeInRange(0.45, 0.65);
        (disjoint.Mean("variance") / truth).ShouldBeInRange(0.9, 1.1);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void The_gain_of_more_examples_is_forecast_and_its_interval_covers_the_truth(int hidden)
    {
        var (tally, refused, tested) = (new Tally(), 0, 0);
        foreach (var table in SmoothedTable.Many(new ToyRidge(hidden, Sigma)))
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
        refused.ShouldBeLessThan(SmoothedTable.Tables / 10);
        tested.ShouldBe(SmoothedTable.Tables - refused);
        tally.ShouldCover(0.85);
        foreach (var factor in new[] { 2, 4 })
            tally.RatioToTruth($"gain {factor}").ShouldBeInRange(0.75, 1.35);
    }

    [Fact]
    public void Halves_that_overlap_show_of_pure_noise_what_theory_says()
    {
        var tally = new Tally();
        foreach (var table in SmoothedTable.Many(new NoiseNeighbour()))
        {
            var (predictions, shape) = table.Level(120, 2, Repartitions, isDisjoint: false);
            tally.Add(
                "variance", SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets)
                    .TotalVariance.Estimate, SubsetOverlap.NearestNeighbourShown(0.5));
        }
        tally.ShouldBeUnbiased();
    }

    [Fact]
    public void The_variance_from_the_seed_of_one_data_set_is_covered_though_it_is_heavy_tailed()
    {
        const int size = 60;
        var tally = new Tally();
        foreach (var table in SmoothedTable.Many(new ToyRandomFeatures(20, Sigma, penalty: 0.01)).Take(100))
        {
            // Eight of a hundred networks that were trained on the same rows.
            var (predictions, _) = table.Level(size, 1, 1, seeds: 100);
            var ofOne = predictions.Length / 100;
            var truth = SeedVariance.OfSquaredError<double>(predictions, new(ofOne, seeds: 100)).Estimate;
            var variance = SeedVariance.OfSquaredError<double>(predictions.AsSpan(0, 8 * ofOne), new(ofOne, seeds: 8));
            tally.Add("seed", variance.Estimate / truth, variance.Low / truth, variance.High / truth, 1);
        }
        tally.ShouldCover(0.78);
        tally.ShouldBeUnbiased();
    }

    static (double Risk, double Variance) Truth(int hidden, int rows)
    {
        var row = Toy.EnumerateArray().Single(row => row.Number("n") == rows && row.Number("hidden") == hidden)
            .GetProperty("by_sigma").EnumerateArray().Single(row => row.Number("sigma") == Sigma);
        return (row.Number("risk"), row.Number("variance"));
    }
}
