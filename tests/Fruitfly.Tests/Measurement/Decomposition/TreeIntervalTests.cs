using System.Text.Json;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Decomposition;

public sealed class TreeIntervalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Levels_of_four_and_two_subsets_have_the_intervals_of_the_golden_file(int number)
    {
        var example = GoldenFile.Read("tree-intervals.json").GetProperty("cases")[number];
        var targets = example.Numbers("y");
        var (four, two) = (Decompose(example.GetProperty("K4"), targets),
            Decompose(example.GetProperty("K2"), targets));
        var ofFour = four.Intervals();
        ShouldAgree(ofFour, example.GetProperty("K4").GetProperty("expected"));
        ShouldAgree(two.Intervals(ofFour), example.GetProperty("K2").GetProperty("expected"));
    }

    [Fact]
    public void Two_subsets_alone_have_no_interval_of_a_variance()
    {
        var two = SquaredErrorDecomposition.Of<double>([1, 2, 4, 1], new(2, subsets: 2), [0, 0]);
        Should.Throw<ArgumentException>(() => two.Intervals()).Message.ShouldContain("it needs that of four subsets");
        TreeInterval.OfMean(two.Loss).TrainingPart.ShouldBe(9, 1e-12); // s²/2 of the errors 2.5 and 8.5
    }

    [Fact]
    public void A_variance_that_comes_out_negative_is_reported_from_0()
    {
        var statistic = new TreeStatistic([-0.1, -0.3], [-0.1, -0.2, 0, -0.3, -0.2, -0.4], [-0.2, -0.2]);
        var interval = TreeInterval.OfVariance(statistic);
        interval.Estimate.ShouldBe(-0.2, 1e-15);
        interval.Low.ShouldBe(0);
        interval.High.ShouldBe(1.6448536 * interval.StandardError, 1e-6);
    }

    [Fact]
    public void Points_of_one_unit_count_as_what_they_add_together()
    {
        // Every point twice: as units of their own they look like twice as many.
        double[] values = [1, 1, 4, 4, 2, 2];
        var paired = PointVariance.OfMean(values, [0, 0, 1, 1, 2, 2]);
        paired.ShouldBe(PointVariance.OfMean([1, 4, 2]), 1e-15);
        PointVariance.OfMean(values).ShouldBeLessThan(paired / 2);
        double.IsInfinity(PointVariance.OfMean(values, [7, 7, 7, 7, 7, 7])).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => PointVariance.OfMean([]));
    }

    [Fact]
    public void Pools_that_take_turns_share_their_training_part_and_pool_their_points()
    {
        var random = new RandomStream(seed: 8, stream: 0);
        var rotations = Enumerable.Range(0, 4).Select(_ =>
        {
            double[] predictions = [.. Enumerable.Range(0, 4 * 50).Select(_ => random.NextGaussian())];
            var loss = SquaredErrorDecomposition.Of<double>(predictions, new(50, subsets: 4), new double[50]).Loss;
            return (loss, TreeInterval.OfMean(loss));
        }).ToArray();
        var mean = TreeInterval.OfRotations(rotations, isVariance: false);
        mean.Estimate.ShouldBe(rotations.Average(one => one.Item2.Estimate), 1e-12);
        mean.TrainingPart.ShouldBe(rotations.Average(one => one.Item2.TrainingPart), 1e-12);
        mean.PointsPart.ShouldBe(rotations.Average(one => one.Item2.PointsPart) / 4, mean.PointsPart / 10);
        int[] pairs = [.. Enumerable.Range(0, 200).Select(point => point / 2)];
        TreeInterval.OfRotations(rotations, isVariance: false, pairs).PointsPart.ShouldBe(
            PointVariance.OfMean([.. rotations.SelectMany(one => one.loss.ByPoint.ToArray())], pairs), 1e-12);
    }

    [Fact]
    public void The_variance_from_the_seed_is_covered_as_often_as_the_interval_promises()
    {
        // 40 points with variances 1 to 2 over seeds, mean 1.5; 400 repetitions of 8 seeds.
        var random = new RandomStream(seed: 9, stream: 0);
        var (covered, mean) = (0, 0.0);
        var predictions = new double[8 * 40];
        for (var i = 0; i < 400; i++)
        {
            for (var place = 0; place < predictions.Length; place++)
                predictions[place] = random.NextGaussian() * Math.Sqrt(1 + place % 40 / 39.0);
            var variance = SeedVariance.OfSquaredError<double>(predictions, new(40, seeds: 8));
            covered += variance.Low <= 1.5 && 1.5 <= variance.High ? 1 : 0;
            mean += variance.Estimate / 400;
        }
        mean.ShouldBe(1.5, 0.02);
        (covered / 400.0).ShouldBeInRange(0.87, 1);
    }

    [Fact]
    public void The_variance_from_the_seed_of_cross_entropy_is_that_of_its_decomposition()
    {
        var random = new RandomStream(seed: 10, stream: 0);
        double[] logits = [.. Enumerable.Range(0, 4 * 7 * 3).Select(_ => random.NextGaussian())];
        int[] labels = [0, 1, 2, 0, 1, 2, 0];
        var variance = SeedVariance.OfCrossEntropy<double>(logits, new(7, 3, seeds: 4));
        var flat = CrossEntropyDecomposition.Of<double>(logits, new(7, 3, subsets: 4), labels);
        variance.Estimate.ShouldBe(flat.TotalVariance.Estimate, 1e-12);
        variance.EnsembleGain(4).ShouldBe(0.75 * variance.Estimate, 1e-15);
        Should.Throw<ArgumentException>(() => SeedVariance.OfCrossEntropy<double>(logits, new(7, 3, subsets: 4)))
            .Message.ShouldContain("at least 3 seeds on one data set; there are 1 seeds on 4");
    }

    static ErrorDecomposition Decompose(JsonElement level, double[] targets) => SquaredErrorDecomposition.Of<double>(
        level.Numbers("f"), GoldenPredictions.Shape(level.GetProperty("f")), targets);

    static void ShouldAgree(ErrorIntervals intervals, JsonElement expected)
    {
        foreach (var (name, interval) in new[]
        {
            ("risk", intervals.Loss), ("bias_noise", intervals.BiasAndNoise), ("v_total", intervals.TotalVariance),
            ("v_data", intervals.DataVariance), ("v_seed_total", intervals.SeedVariance),
        })
        {
            expected.TryGetProperty(name, out var numbers).ShouldBe(interval is not null, name);
            if (interval is null)
                continue;
            interval.Estimate.ShouldBe(numbers.Number("estimate"), 1e-10, name);
            interval.BetweenRepartitions.ShouldBe(numbers.Number("between_repartitions"), 1e-10, name);
            interval.TrainingPart.ShouldBe(numbers.Number("training_part"), 1e-10, name);
            interval.PointsPart.ShouldBe(numbers.Number("points_part"), 1e-10, name);
            interval.StandardError.ShouldBe(numbers.Number("se"), 1e-10, name);
            interval.Low.ShouldBe(numbers.Number("low"), 1e-10, name);
            interval.High.ShouldBe(numbers.Number("high"), 1e-10, name);
            if (numbers.GetProperty("jackknife").ValueKind == JsonValueKind.Null)
                double.IsNaN(interval.Jackknife).ShouldBeTrue(name);
            else
                interval.Jackknife.ShouldBe(numbers.Number("jackknife"), 1e-10, name);
        }
    }
}
