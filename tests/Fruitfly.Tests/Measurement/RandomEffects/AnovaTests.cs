using System.Text.Json;
using Fruitfly.Measurement.RandomEffects;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.RandomEffects;

public sealed class AnovaTests
{
    static readonly JsonElement Golden = GoldenFile.Read("random-effects.json");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Groups_have_the_components_and_intervals_of_the_golden_file(int number)
    {
        var example = Golden.GetProperty("oneway")[number];
        var anova = OneWayAnova.Of(example.Numbers("y"), example.GetProperty("y").GetArrayLength());
        var expected = example.GetProperty("expected");
        ShouldBe(anova.Between, expected, "ms_between", "df_between");
        ShouldBe(anova.Within, expected, "ms_within", "df_within");
        anova.Mean.ShouldBe(expected.Number("grand_mean"), 1e-8);
        ShouldBe(anova.Within.Interval(), expected.GetProperty("within_interval"));
        ShouldBe(anova.MeanInterval(), expected.GetProperty("mean_interval"));
        ShouldBe(anova.VarianceBetween, expected.GetProperty("mls"));
        ShouldBe(anova.VarianceBetween.Satterthwaite(), expected.GetProperty("satterthwaite"));
    }

    [Fact]
    public void Rows_and_columns_without_replicates_have_the_components_of_the_golden_file()
    {
        var (anova, expected) = Read("twoway_without_replicates");
        ShouldBe(anova.Interaction, expected, "ms_error");
        ShouldBe(anova.VarianceOfRows, expected.GetProperty("mls_rows"));
        ShouldBe(anova.VarianceOfColumns, expected.GetProperty("mls_columns"));
        ShouldBe(anova.VarianceOfRows.Satterthwaite(), expected.GetProperty("satterthwaite_rows"));
        ShouldBe(anova.VarianceOfColumns.Satterthwaite(), expected.GetProperty("satterthwaite_columns"));
        ShouldBe(anova.Total(), expected.GetProperty("total"));
        anova.VarianceOfInteraction.ShouldBeNull();
    }

    [Fact]
    public void Rows_and_columns_with_replicates_have_the_components_of_the_golden_file()
    {
        var (anova, expected) = Read("twoway_with_replicates");
        ShouldBe(anova.Interaction, expected, "ms_interaction");
        ShouldBe(anova.Error!.Value, expected, "ms_error");
        anova.VarianceOfRows.Estimate.ShouldBe(expected.Number("var_rows"), 1e-8);
        anova.VarianceOfColumns.Estimate.ShouldBe(expected.Number("var_columns"), 1e-8);
        anova.VarianceOfInteraction!.Estimate.ShouldBe(expected.Number("var_interaction"), 1e-8);
        anova.Total()!.Estimate.ShouldBe(
            expected.Number("var_rows") + expected.Number("var_columns") + expected.Number("var_interaction")
            + expected.Number("var_error"), 1e-8);
    }

    [Fact]
    public void The_interval_of_a_component_covers_it_as_often_as_it_promises()
    {
        // Six groups of four, a third of the variance between groups; 2,000 repetitions, 90 % ± 3 × 0.67 %.
        var random = new RandomStream(seed: 11, stream: 0);
        var (covered, values) = (0, new double[24]);
        for (var i = 0; i < 2000; i++)
        {
            for (var g = 0; g < 6; g++)
            {
                var effect = Math.Sqrt(0.5) * random.NextGaussian();
                for (var j = 0; j < 4; j++)
                    values[g * 4 + j] = effect + random.NextGaussian();
            }
            var (low, high) = OneWayAnova.Of(values, 6).VarianceBetween.Interval();
            covered += low <= 0.5 && 0.5 <= high ? 1 : 0;
        }
        (covered / 2000.0).ShouldBeInRange(0.88, 0.92);
    }

    [Fact]
    public void Groups_that_are_not_equal_or_alone_are_refused()
    {
        Should.Throw<ArgumentException>(() => OneWayAnova.Of([1, 2, 3], 2)).Message.ShouldContain(
            "3 values do not fill 2 groups equally");
        Should.Throw<ArgumentException>(() => OneWayAnova.Of([1, 2], 1)).Message.ShouldContain("at least 2 groups");
        Should.Throw<ArgumentException>(() => OneWayAnova.Of([1, 2], 2)).Message.ShouldContain("at least 2 values");
        Should.Throw<ArgumentException>(() => TwoWayAnova.Of([1, 2, 3, 4], 4, 1)).Message.ShouldContain("2 columns");
    }

    static (TwoWayAnova Anova, JsonElement Expected) Read(string name)
    {
        var example = Golden.GetProperty(name)[0];
        var values = example.GetProperty("y");
        var anova = TwoWayAnova.Of(values.Numbers(), values.GetArrayLength(), values[0].GetArrayLength());
        var expected = example.GetProperty("expected");
        ShouldBe(anova.Rows, expected, "ms_rows");
        ShouldBe(anova.Columns, expected, "ms_columns");
        return (anova, expected);
    }

    static void ShouldBe(MeanSquare square, JsonElement expected, string name, string? freedom = null)
    {
        square.Value.ShouldBe(expected.Number(name), 1e-8, name);
        if (freedom is not null)
            square.Freedom.ShouldBe((int)expected.Number(freedom), freedom);
    }

    static void ShouldBe(VarianceComponent component, JsonElement expected)
    {
        component.Estimate.ShouldBe(expected.Number("estimate"), 1e-8);
        var (low, high) = component.Interval();
        low.ShouldBe(expected.Number("low"), 1e-8);
        high.ShouldBe(expected.Number("high"), 1e-8);
    }

    static void ShouldBe(SatterthwaiteInterval? interval, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.String)
        {
            interval.ShouldBeNull();
            return;
        }
        interval!.Estimate.ShouldBe(expected.Number("estimate"), 1e-8);
        interval.Freedom.ShouldBe(expected.Number("df"), 1e-8);
        interval.Low.ShouldBe(expected.Number("low"), 1e-8);
        interval.High.ShouldBe(expected.Number("high"), 1e-8 * interval.High);
    }

    static void ShouldBe((double Low, double High) interval, JsonElement expected)
    {
        interval.Low.ShouldBe(expected[0].GetDouble(), 1e-8);
        interval.High.ShouldBe(expected[1].GetDouble(), 1e-8);
    }
}
