using System.Text.Json.Nodes;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class IntervalsTests
{
    [Fact]
    public void A_row_is_its_mean_its_interval_and_its_seeds()
    {
        var chart = Intervals.Draw("accuracy (%)", [new("logistic", [31, 32, 33]) { Published = (32, 30, 34) }]);

        var mean = Rows(chart, "mean").ShouldHaveSingleItem();
        mean["value"]!.GetValue<double>().ShouldBe(32);
        mean["high"]!.GetValue<double>().ShouldBe(34.484, 0.001, "32 + t(0.975; 2) · 1/√3");
        Rows(chart, "seeds").Select(row => row["value"]!.GetValue<double>()).ShouldBe([31, 32, 33]);
        Rows(chart, "published").ShouldHaveSingleItem()["low"]!.GetValue<double>().ShouldBe(30);
        chart.Caption.ShouldBe(
            "Discs: mean over n = 3, with the 95 % interval of the mean (Student's t). Dots: single seeds. " +
            "Diamonds: published values with their spread.");
        chart.Specification["encoding"]!["x"]!["scale"]!["domain"]![0]!.GetValue<double>().ShouldBe(0);
    }

    [Fact]
    public void A_second_factor_is_told_by_colour_and_place()
    {
        var drawn = Intervals.Draw("accuracy (%)",
            [new("a", [1, 2], "in order", Meaning.Test), new("a", [1, 2], "shuffled")]).Specification;

        drawn["encoding"]!["yOffset"]!["sort"]!.ToJsonString().ShouldBe("""["in order","shuffled"]""");
        drawn["layer"]![0]!["encoding"]!["color"]!["scale"]!["range"]![0]!.GetValue<string>().ShouldBe(Palette.Blue);
    }

    [Fact]
    public void A_ready_estimate_needs_no_values_and_a_published_row_no_measurement()
    {
        var chart = Intervals.Draw("accuracy (%)",
            [new("a", []) { Estimate = new Estimate(5, 1, 4, 6, 9) },
                new("human", []) { Published = (96, null, null) }]);

        Rows(chart, "mean").ShouldHaveSingleItem()["n"]!.GetValue<int>().ShouldBe(9);
        Rows(chart, "published").ShouldHaveSingleItem()["category"]!.GetValue<string>().ShouldBe("human");
    }

    [Fact]
    public void A_label_that_is_too_long_for_the_axis_goes_on_in_a_second_line_and_its_rows_get_the_room()
    {
        const string Long = "a larger network: 16 units a layer instead of 8";
        JsonNode Axis(string label) =>
            Intervals.Draw("q", [new(label, [1])]).Specification["encoding"]!["y"]!["axis"]!;

        Axis("a larger network")["labelExpr"].ShouldBeNull();
        var axis = Axis(Long);
        axis["labelExpr"]!.GetValue<string>().ShouldContain(
            """({"a larger network: 16 units a layer instead of 8":["a larger network: 16 units a layer","instead of 8"]})""");
        axis["labelOffset"]!["condition"]![0]!["value"]!.GetValue<int>().ShouldBe(-8, "half a line");
        int Height(string end) => Intervals.Draw("q", [.. Enumerable.Range(0, 9).Select(
            row => new IntervalRow($"{row} {end}", [1]))]).Specification["height"]!.GetValue<int>();
        Height(Long).ShouldBeGreaterThan(Height("short"));
    }

    [Fact]
    public void Rows_that_cannot_be_drawn_are_refused()
    {
        Should.Throw<ArgumentException>(() => Intervals.Draw("q", [])).Message.ShouldContain("at least one row");
        Should.Throw<ArgumentException>(() =>
            Intervals.Draw("q", [new("a", [1]), new("a", [2])])).Message.ShouldContain("'a' is there 2 times");
        Should.Throw<ArgumentException>(() => Intervals.Draw("q", [new("a", [double.NaN])])).Message.ShouldContain(
            "'a' has no finite value");
    }

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];
}
