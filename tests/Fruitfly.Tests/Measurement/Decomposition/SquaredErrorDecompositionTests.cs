using System.Text.Json;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.RandomEffects;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Decomposition;

public sealed class SquaredErrorDecompositionTests
{
    static readonly JsonElement Golden = GoldenFile.Read("decomposition-squared.json");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_nested_design_has_the_parts_of_the_golden_file(int number)
    {
        var example = Golden.GetProperty("nested")[number];
        var (predictions, shape, targets) = GoldenPredictions.Read(example);
        var parts = SquaredErrorDecomposition.Of<double>(predictions, shape, targets);
        var expected = example.GetProperty("expected");
        parts.Loss.Estimate.ShouldBe(expected.Number("risk"), 1e-12);
        parts.BiasAndNoise.Estimate.ShouldBe(expected.Number("bias_noise"), 1e-12);
        parts.TotalVariance.Estimate.ShouldBe(expected.Number("v_total"), 1e-12);
        (parts.DataVariance is null).ShouldBe(shape.Seeds == 1);
        (parts.SeedVariance is null).ShouldBe(shape.Seeds == 1);
        if (shape.Seeds == 1)
            return;
        parts.DataVariance!.Estimate.ShouldBe(expected.Number("v_data"), 1e-12);
        parts.SeedVariance!.Estimate.ShouldBe(expected.Number("v_seed_total"), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_crossed_design_has_the_parts_of_the_golden_file_at_every_point(int number)
    {
        var example = Golden.GetProperty("crossed")[number];
        var (predictions, shape, targets) = GoldenPredictions.Read(example);
        var parts = CrossedDecomposition.Of<double>(predictions, shape, targets);
        ShouldAgree(parts.Mean, example.GetProperty("expected"), value => value.GetDouble());
        if (example.TryGetProperty("expected_per_point", out var points))
            for (var p = 0; p < shape.Points; p++)
                ShouldAgree(parts.ByPoint[p], points, values => values[p].GetDouble());

        static void ShouldAgree(CrossedParts parts, JsonElement expected, Func<JsonElement, double> value)
        {
            foreach (var (name, actual) in new[]
            {
                ("risk", parts.Loss), ("bias_noise", parts.BiasAndNoise), ("v_data", parts.DataVariance),
                ("v_seed", parts.SeedVariance), ("v_interaction", parts.Interaction),
                ("v_seed_total", parts.VarianceOverSeeds), ("v_total", parts.TotalVariance),
            })
                actual.ShouldBe(value(expected.GetProperty(name)), 1e-12, name);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_crossed_design_is_a_two_way_analysis_of_variance(int number)
    {
        var example = Golden.GetProperty("crossed")[number];
        var (predictions, shape, targets) = GoldenPredictions.Read(example);
        var (rows, columns, both) = (0.0, 0.0, 0.0);
        var (freedomOfRows, freedomOfColumns, freedomOfBoth) = (0, 0, 0);
        for (var i = 0; i < targets.Length; i++)
        {
            double[] residuals = [.. Enumerable.Range(0, shape.Subsets * shape.Seeds)
                .Select(network => predictions[network * targets.Length + i] - targets[i])];
            var anova = TwoWayAnova.Of(residuals, shape.Subsets, shape.Seeds);
            rows += anova.Rows.Value / shape.Points;
            columns += anova.Columns.Value / shape.Points;
            both += anova.Interaction.Value / shape.Points;
            (freedomOfRows, freedomOfColumns, freedomOfBoth) =
                (anova.Rows.Freedom, anova.Columns.Freedom, anova.Interaction.Freedom);
        }
        var expected = example.GetProperty("anova");
        rows.ShouldBe(expected.Number("ms_data"), 1e-12);
        columns.ShouldBe(expected.Number("ms_seed"), 1e-12);
        both.ShouldBe(expected.Number("ms_error"), 1e-12);
        ((double)freedomOfRows, (double)freedomOfColumns, (double)freedomOfBoth).ShouldBe(
            (expected.Number("df_data"), expected.Number("df_seed"), expected.Number("df_error")));
        var parts = CrossedDecomposition.Of<double>(predictions, shape, targets).Mean;
        parts.DataVariance.ShouldBe((rows - both) / shape.Seeds, 1e-12);
        parts.SeedVariance.ShouldBe((columns - both) / shape.Subsets, 1e-12);
        parts.Interaction.ShouldBe(both, 1e-12);
    }

    [Fact]
    public void One_seed_a_subset_gives_the_bias_and_variance_of_models_on_independent_data()
    {
        var (predictions, targets) = Draw(new PredictionShape(points: 9, subsets: 5));
        var parts = SquaredErrorDecomposition.Of<double>(predictions, new(9, subsets: 5), targets);
        var plain = BiasVariance.Of(
            [.. Enumerable.Range(0, 5).Select(k => (IReadOnlyList<double>)predictions[(k * 9)..(k * 9 + 9)])], targets);
        parts.BiasAndNoise.Estimate.ShouldBe(plain.SquaredBias.Mean, 1e-12);
        parts.TotalVariance.Estimate.ShouldBe(plain.Variance.Mean, 1e-12);
        for (var k = 0; k < 5; k++) // its pseudo-values are n T − (n − 1) T without one
            parts.TotalVariance.Without(0)[k].ShouldBe(
                (5 * plain.Variance.Mean - plain.VarianceValues[k]) / 4, 1e-12);
    }

    [Fact]
    public void Leaving_out_a_subset_gives_what_the_others_give_alone()
    {
        var shape = new PredictionShape(points: 6, outputs: 2, subsets: 4, seeds: 3, repartitions: 2);
        var (predictions, targets) = Draw(shape);
        var all = SquaredErrorDecomposition.Of<double>(predictions, shape, targets);
        var ofSubset = shape.Seeds * shape.Points * shape.Outputs;
        for (var r = 0; r < 2; r++)
            for (var k = 0; k < 4; k++)
            {
                double[] others = [.. Enumerable.Range(0, 4).Where(other => other != k)
                    .SelectMany(other => predictions.Skip((r * 4 + other) * ofSubset).Take(ofSubset))];
                var without = SquaredErrorDecomposition.Of<double>(others, new(6, 2, 3, 3), targets);
                all.Loss.Without(r)[k].ShouldBe(without.Loss.Estimate, 1e-12);
                all.DataVariance!.Without(r)[k].ShouldBe(without.DataVariance!.Estimate, 1e-12);
                all.SeedVariance!.Without(r)[k].ShouldBe(without.SeedVariance!.Estimate, 1e-12);
            }
        all.BiasAndNoise.ByPoint.ToArray().Average().ShouldBe(all.BiasAndNoise.Estimate, 1e-12);
    }

    [Fact]
    public void Float32_predictions_give_the_parts_of_the_same_numbers_in_float64()
    {
        var shape = new PredictionShape(points: 4, subsets: 3, seeds: 2);
        var (predictions, targets) = Draw(shape);
        float[] rounded = [.. predictions.Select(value => (float)value)];
        var parts = SquaredErrorDecomposition.Of<float>(rounded, shape, targets);
        var same = SquaredErrorDecomposition.Of<double>([.. rounded.Select(value => (double)value)], shape, targets);
        parts.Loss.Estimate.ShouldBe(same.Loss.Estimate);
        parts.DataVariance!.Estimate.ShouldBe(same.DataVariance!.Estimate);
    }

    [Fact]
    public void One_subset_and_sizes_that_differ_are_refused()
    {
        Should.Throw<ArgumentException>(() => SquaredErrorDecomposition.Of<double>([1], new(1), [0]))
            .Message.ShouldContain("at least 2 disjoint subsets; there are 1");
        Should.Throw<ArgumentException>(() => SquaredErrorDecomposition.Of<double>([1], new(1, subsets: 2), [0]))
            .Message.ShouldContain("1 predictions are not");
        Should.Throw<ArgumentException>(() => SquaredErrorDecomposition.Of<double>([1, 2], new(1, subsets: 2), [0, 0]))
            .Message.ShouldContain("2 targets are not");
        Should.Throw<ArgumentException>(() => CrossedDecomposition.Of<double>([1, 2], new(1, subsets: 2), [0]))
            .Message.ShouldContain("at least 2 seeds");
        Should.Throw<ArgumentOutOfRangeException>(() => new PredictionShape(1 << 20, outputs: 1 << 20));
        Should.Throw<ArgumentOutOfRangeException>(() => new PredictionShape(0));
    }

    static (double[] Predictions, double[] Targets) Draw(PredictionShape shape)
    {
        var random = new RandomStream(seed: 5, stream: 0);
        return (
            [.. Enumerable.Range(0, shape.Count).Select(_ => random.NextGaussian())],
            [.. Enumerable.Range(0, shape.Points * shape.Outputs).Select(_ => random.NextGaussian())]);
    }
}
