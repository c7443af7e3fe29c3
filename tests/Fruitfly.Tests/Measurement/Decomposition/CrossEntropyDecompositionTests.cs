using System.Text.Json;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Decomposition;

public sealed class CrossEntropyDecompositionTests
{
    static readonly JsonElement Golden = GoldenFile.Read("decomposition-cross-entropy.json");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Networks_on_independent_data_have_the_parts_of_the_golden_file_at_every_point(int number)
    {
        var example = Golden.GetProperty("flat")[number];
        var (logits, labels) = (example.Numbers("logits"), Labels(example));
        var (networks, classes) = ((int)example.Number("models"), logits.Length / labels.Length);
        classes /= networks;
        var parts = CrossEntropyDecomposition.Of<double>(
            logits, new(labels.Length, classes, subsets: networks), labels);
        var expected = example.GetProperty("expected");
        parts.Loss.Estimate.ShouldBe(expected.Number("risk"), 1e-10);
        parts.TotalVariance.Estimate.ShouldBe(expected.Number("variance"), 1e-10);
        parts.BiasAndNoise.Estimate.ShouldBe(expected.Number("bias_noise"), 1e-10);
        parts.SeedVariance.ShouldBeNull();
        var points = example.GetProperty("expected_per_point");
        parts.Loss.ByPoint.ShouldAgree(points.Numbers("risk"), 1e-10, "loss");
        parts.TotalVariance.ByPoint.ShouldAgree(points.Numbers("variance"), 1e-10, "variance");

        var plugIn = PlugIn(logits, networks, labels.Length, classes);
        plugIn.ShouldBe(expected.Number("variance_plugin"), 1e-10);
        (parts.Loss.Estimate - plugIn).ShouldBe(expected.Number("bias_noise_plugin"), 1e-10);
    }

    [Fact]
    public void A_nested_design_has_the_parts_of_the_golden_file()
    {
        var example = Golden.GetProperty("nested")[0];
        var parts = CrossEntropyDecomposition.Of<double>(
            example.Numbers("logits"), GoldenPredictions.Shape(example.GetProperty("logits")), Labels(example));
        var expected = example.GetProperty("expected");
        parts.Loss.Estimate.ShouldBe(expected.Number("risk"), 1e-10);
        parts.SeedVariance!.Estimate.ShouldBe(expected.Number("v_seed_total"), 1e-10);
        parts.TotalVariance.Estimate.ShouldBe(expected.Number("v_total"), 1e-10);
        parts.DataVariance!.Estimate.ShouldBe(expected.Number("v_data"), 1e-10);
        parts.BiasAndNoise.Estimate.ShouldBe(expected.Number("bias_noise"), 1e-10);
    }

    [Fact]
    public void Two_networks_differ_by_twice_the_logarithm_of_their_overlap()
    {
        double[] logits = [Math.Log(0.9), Math.Log(0.1), Math.Log(0.5), Math.Log(0.5)];
        var parts = CrossEntropyDecomposition.Of<double>(logits, new(1, 2, subsets: 2), [0]);
        parts.TotalVariance.Estimate.ShouldBe(-2 * Math.Log(Math.Sqrt(0.45) + Math.Sqrt(0.05)), 1e-14);
    }

    [Fact]
    public void Leaving_out_a_subset_gives_what_the_others_give_alone()
    {
        var shape = new PredictionShape(points: 5, outputs: 3, subsets: 4, seeds: 2);
        var random = new RandomStream(seed: 6, stream: 0);
        double[] logits = [.. Enumerable.Range(0, shape.Count).Select(_ => random.NextGaussian())];
        int[] labels = [0, 1, 2, 1, 0];
        var all = CrossEntropyDecomposition.Of<double>(logits, shape, labels);
        for (var k = 0; k < 4; k++)
        {
            double[] others = [.. Enumerable.Range(0, 4).Where(other => other != k)
                .SelectMany(other => logits.Skip(other * 30).Take(30))];
            var without = CrossEntropyDecomposition.Of<double>(others, new(5, 3, 3, 2), labels);
            all.Loss.Without(0)[k].ShouldBe(without.Loss.Estimate, 1e-12);
            all.TotalVariance.Without(0)[k].ShouldBe(without.TotalVariance.Estimate, 1e-12);
            all.SeedVariance!.Without(0)[k].ShouldBe(without.SeedVariance!.Estimate, 1e-12);
        }
    }

    [Fact]
    public void Few_networks_show_the_variance_of_many()
    {
        // Logits with a part from the data and a part from the seed, 10,000 repetitions of 4 subsets × 2 seeds.
        const int repetitions = 10_000;
        var random = new RandomStream(seed: 7, stream: 0);
        var (total, seed, trueSeed) = (0.0, 0.0, 0.0);
        var logits = new double[4 * 2 * 2];
        for (var i = 0; i < repetitions; i++)
        {
            for (var k = 0; k < 4; k++)
            {
                var fromData = random.NextGaussian();
                logits[k * 4] = fromData + random.NextGaussian();
                logits[k * 4 + 2] = fromData + random.NextGaussian();
            }
            var parts = CrossEntropyDecomposition.Of<double>(logits, new(1, 2, 4, 2), [0]);
            total += parts.TotalVariance.Estimate / repetitions;
            seed += parts.SeedVariance!.Estimate / repetitions;
        }
        // The mean of log softmax of (z, 0) with z = N(0, 2), and of z around a fixed part, by drawing.
        trueSeed = Enumerable.Range(0, 400).Average(_ => Variance(random, random.NextGaussian(), 1));
        total.ShouldBe(Variance(random, 0, Math.Sqrt(2), 400_000), 0.015);
        seed.ShouldBe(trueSeed, 0.015);
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused() =>
        Should.Throw<ArgumentException>(
            () => CrossEntropyDecomposition.Of<double>(new double[4], new(1, 2, subsets: 2), [2]))
            .Message.ShouldContain("Label 2 of row 0 is none of the 2 classes");

    static double Variance(RandomStream random, double mean, double deviation, int draws = 4000)
    {
        var (first, second) = (0.0, 0.0);
        for (var i = 0; i < draws; i++)
        {
            var z = mean + deviation * random.NextGaussian();
            first -= Math.Log(1 + Math.Exp(-z)) / draws;
            second -= Math.Log(1 + Math.Exp(z)) / draws;
        }
        return -Math.Log(Math.Exp(first) + Math.Exp(second));
    }

    static double PlugIn(double[] logits, int networks, int points, int classes)
    {
        var variance = 0.0;
        for (var p = 0; p < points; p++)
        {
            var sum = new double[classes];
            for (var k = 0; k < networks; k++)
            {
                var row = logits.AsSpan((k * points + p) * classes, classes).ToArray();
                LogarithmicMean.LogSoftmax(row);
                for (var c = 0; c < classes; c++)
                    sum[c] += row[c];
            }
            variance += LogarithmicMean.PlugIn(sum, networks) / points;
        }
        return variance;
    }

    static int[] Labels(JsonElement example) => [.. example.Numbers("label").Select(label => (int)label)];
}
