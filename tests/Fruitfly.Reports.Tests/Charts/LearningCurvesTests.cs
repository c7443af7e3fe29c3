using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class LearningCurvesTests
{
    [Fact]
    public void The_specification_is_Vega_Lite_6_in_the_ratio_16_to_10()
    {
        var drawn = Draw(Training, Test).Specification;

        drawn["$schema"]!.GetValue<string>().ShouldBe("https://vega.github.io/schema/vega-lite/v6.json");
        (drawn["width"]!.GetValue<int>() * 10).ShouldBe(drawn["height"]!.GetValue<int>() * 16);
    }

    [Fact]
    public void Training_is_orange_and_dashed_and_test_blue_and_solid()
    {
        var encoding = Layer(Draw(Training, Test), "mean", "line")["encoding"]!;

        encoding["color"]!["scale"]!["domain"]!.ToJsonString().ShouldBe("""["training","test"]""");
        encoding["color"]!["scale"]!["range"]!.ToJsonString().ShouldBe("""["#E69F00","#0072B2"]""");
        encoding["strokeDash"]!["scale"]!["range"]!.ToJsonString().ShouldBe("[[6,3],[1,0]]");
        encoding["color"]!["legend"].ShouldBeNull();
    }

    [Fact]
    public void The_band_is_the_interval_of_the_mean_at_20_percent_opacity()
    {
        var chart = Draw(Curves(Meaning.Test, [1, 2, 3]));
        var band = Layer(chart, "mean", "area");

        band["mark"]!["opacity"]!.GetValue<double>().ShouldBe(0.2);
        (band["encoding"]!["y"]!["field"]!.GetValue<string>(),
            band["encoding"]!["y2"]!["field"]!.GetValue<string>()).ShouldBe(("low", "high"));
        var row = Rows(chart, "mean")[0];
        row["value"]!.GetValue<double>().ShouldBe(2);
        row["low"]!.GetValue<double>().ShouldBe(-0.484, 0.001, "2 − t(0.975; 2) · 1/√3");
        row["high"]!.GetValue<double>().ShouldBe(4.484, 0.001, "2 + t(0.975; 2) · 1/√3");
        row["n"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public void An_interval_below_zero_is_cut_at_the_edge_and_does_not_stretch_the_axis()
    {
        var chart = Draw(Curves(Meaning.Test, [1, 2, 3]));

        chart.Specification["encoding"]!["y"]!["scale"]!["domain"]!.ToJsonString().ShouldBe("[0,5]");
        Layer(chart, "mean", "area")["mark"]!["clip"]!.GetValue<bool>().ShouldBeTrue();
        Layer(chart, "seeds", "line")["mark"]!["clip"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void One_seed_has_neither_a_band_nor_hairlines_and_the_caption_says_so()
    {
        var chart = Draw(Curves(Meaning.Test, [1]));

        Layers(chart).ShouldNotContain(layer => Mark(layer) == "area");
        chart.Specification["datasets"]!["seeds"].ShouldBeNull();
        Rows(chart, "mean")[0]["low"].ShouldBeNull();
        chart.Caption.ShouldBe("One seed (n = 1), so there is no interval.");
    }

    [Fact]
    public void Single_seeds_are_hairlines_that_appear_on_hover_or_by_the_switch()
    {
        var chart = Draw(Training, Test);
        var opacity = Layer(chart, "seeds", "line")["encoding"]!["opacity"]!;

        opacity["value"]!.GetValue<int>().ShouldBe(0);
        opacity["condition"]!["test"]!.GetValue<string>().ShouldContain("every_seed || (pointed.series");
        chart.Specification["params"]![0]!["bind"]!["input"]!.GetValue<string>().ShouldBe("checkbox");
    }

    [Fact]
    public void Lines_are_labelled_at_their_ends_with_name_value_and_unit()
    {
        var labels = Rows(Draw(Curves(Meaning.Training, [10, 12]), Curves(Meaning.Test, [36, 36])), "labels");

        labels.Select(row => row["label"]!.GetValue<string>()).ShouldBe(["training 11.0 %", "test 36.0 %"]);
    }

    [Fact]
    public void Labels_of_lines_that_end_together_are_moved_apart()
    {
        var chart = Draw(Curves(Meaning.Training, [36]), Curves(Meaning.Test, [36]));
        var domain = chart.Specification["encoding"]!["y"]!["scale"]!["domain"]!.AsArray();
        var places = Rows(chart, "labels").Select(row => row["place"]!.GetValue<double>()).ToList();

        Math.Abs(places[0] - places[1]).ShouldBeGreaterThan(0.06 * domain[1]!.GetValue<double>());
    }

    [Fact]
    public void A_published_value_is_a_diamond_with_its_spread()
    {
        var chart = LearningCurves.Draw(Data(Test) with { Published = [new(300, 36.3, 34.3, 38.3, "published 36.3")] });

        var row = Rows(chart, "published").ShouldHaveSingleItem();
        (row["low"]!.GetValue<double>(), row["high"]!.GetValue<double>()).ShouldBe((34.3, 38.3));
        Layer(chart, "published", "point")["mark"]!["style"]!.GetValue<string>().ShouldBe("published");
        chart.Specification["config"]!["style"]!["published"]!["shape"]!.GetValue<string>().ShouldBe("diamond");
        Rows(chart, "labels").Select(label => label["label"]!.GetValue<string>()).ShouldContain("published 36.3");
        chart.Caption.ShouldContain("Diamonds: published values with their spread.");
        chart.Specification["encoding"]!["x"]!["scale"]!["domain"]!.ToJsonString().ShouldBe("[0,300]");
    }

    [Fact]
    public void A_published_value_of_a_series_is_rimmed_in_its_colour()
    {
        var chart = LearningCurves.Draw(
            Data(Test) with
            {
                Published = [new(100, 40, null, null, "published", Meaning.Test),
                new(200, 38, null, null, "published")]
            });

        Rows(chart, "published").Select(row => row["series"]?.GetValue<string>()).ShouldBe(["test", null]);
        var stroke =
            Layer(chart, "published", "point")["encoding"]!["stroke"]!["condition"]!.AsArray().ShouldHaveSingleItem()!;
        stroke["test"]!.GetValue<string>().ShouldBe("datum.series === \"test\"");
        stroke["value"]!.GetValue<string>().ShouldBe(Palette.Blue, "and a bare colour has no place in a legend");
        chart.Caption.ShouldContain("Diamonds: published values, rimmed in the colour of their series.");
    }

    [Fact]
    public void Labels_are_as_exact_as_the_axis_is_read()
    {
        var labels = Rows(Draw(Curves(Meaning.Training, [0.0345]), Curves(Meaning.Test, [93.456])), "labels");

        labels.Select(row => row["label"]!.GetValue<string>()).ShouldBe(["training 0.0 %", "test 93.5 %"]);
    }

    [Fact]
    public void Axes_have_titles_with_units_and_errors_start_at_zero()
    {
        var encoding = Draw(Curves(Meaning.Test, [35, 36])).Specification["encoding"]!;

        encoding["y"]!["axis"]!["title"]!.GetValue<string>().ShouldBe("error (%)");
        encoding["y"]!["scale"]!["domain"]!.ToJsonString().ShouldBe("[0,50]");
        encoding["x"]!["axis"]!["title"]!.GetValue<string>().ShouldBe("training step");
    }

    [Fact]
    public void Steps_are_labelled_with_their_epochs_too_where_an_epoch_is_known()
    {
        var chart = LearningCurves.Draw(Data(Test) with { StepsPerEpoch = 40 });
        var axis = chart.Specification["encoding"]!["x"]!["axis"]!;

        axis["values"]!.ToJsonString().ShouldBe("[0,40,80,120,160,200]");
        axis["labelExpr"]!.GetValue<string>()
            .ShouldBe("[format(datum.value, ','), 'epoch ' + format(datum.value / 40, '~g')]");
        Rows(chart, "mean")[^1]["epoch"]!.GetValue<double>().ShouldBe(5);
    }

    [Fact]
    public void A_logarithmic_axis_has_whole_decades_and_leaves_out_zeros_with_a_word()
    {
        var chart = LearningCurves.Draw(
            Data(Curves(Meaning.Training, [0.02]),
                new CurveSeries(Meaning.Test, [new(0, [new(0, 0), new(200, 3)])])) with
            {
                IsLogarithmic = true,
            });
        var y = chart.Specification["encoding"]!["y"]!;

        y["scale"]!["type"]!.GetValue<string>().ShouldBe("log");
        y["axis"]!["values"]!.ToJsonString().ShouldBe("[0.01,0.1,1,10]");
        Rows(chart, "mean").Count(row => row["series"]!.GetValue<string>() == "test").ShouldBe(1);
        chart.Caption.ShouldContain("zero have no place on the logarithmic axis");
    }

    [Fact]
    public void A_thousand_seeds_and_evaluations_are_thinned_to_fit_and_the_caption_says_how()
    {
        var chart = Draw(ExampleReports.Series(Meaning.Training, 1, t => 50, 2, seeds: 200, evaluations: 1001));

        MarkBudget.Count(chart.Specification).ShouldBeLessThanOrEqualTo(MarkBudget.Limit);
        chart.Caption.ShouldMatch(@"Drawn at \d+ of 1,001 evaluations, evenly spread\.");
        chart.Caption.ShouldMatch(@"Single seeds: \d+ of 200; mean and interval use all\.");
        Rows(chart, "mean")[0]["n"]!.GetValue<int>().ShouldBe(200, "the mean uses every seed");
        Rows(chart, "mean")[^1]["step"]!.GetValue<double>().ShouldBe(2000, "the last evaluation is kept");
    }

    [Fact]
    public void Diverged_trials_are_counted_and_their_infinite_values_left_out()
    {
        var data = Data(new CurveSeries(Meaning.Training,
        [
            new(0, [new(0, 2), new(100, 1)]),
            new(1, [new(0, 2), new(100, double.PositiveInfinity)]),
        ]));
        var chart = LearningCurves.Draw(data with { Diverged = 1 });

        chart.Caption.ShouldContain("▲ 1 of 2 trials diverged");
        Rows(chart, "mean").Select(row => row["n"]!.GetValue<int>()).ShouldBe([2, 1]);
    }

    [Fact]
    public void The_pointer_is_answered_with_value_interval_and_n()
    {
        var tooltip = Layer(Draw(Training, Test), "mean", "point")["encoding"]!["tooltip"]!.AsArray();

        tooltip.Select(part => part!["field"]!.GetValue<string>())
            .ShouldBe(["series", "step", "value", "interval", "n"]);
    }

    [Fact]
    public void Nothing_to_draw_is_an_error()
    {
        Should.Throw<ArgumentException>(() => Draw()).Message.ShouldContain("at least one series");
        Should.Throw<ArgumentException>(() => Draw(Curves(Meaning.Test, [double.NaN]))).Message.ShouldContain("finite");
        Should.Throw<ArgumentException>(() => Draw(Test, Test)).Message.ShouldContain("'test' is there 2 times");
    }

    [Fact]
    public void The_same_data_draws_the_same_specification() =>
        Draw(Training, Test).Specification.ToJsonString().ShouldBe(Draw(Training, Test).Specification.ToJsonString());

    static CurveSeries Training { get; } = Curves(Meaning.Training, [1, 2, 3]);

    static CurveSeries Test { get; } = Curves(Meaning.Test, [35, 36, 37]);

    /// <summary>Flat curves over 200 steps, one for each seed.</summary>
    static CurveSeries Curves(Meaning meaning, double[] values) =>
        new(meaning,
            [.. values.Select((
                value, seed) => new SeedCurve((ulong)seed, [new(0, value), new(100, value), new(200, value)]))]);

    static LearningCurvesData Data(params CurveSeries[] series) =>
        new() { Quantity = "error", Unit = "%", Series = series };

    static Chart Draw(params CurveSeries[] series) => LearningCurves.Draw(Data(series));

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];

    static IEnumerable<JsonNode> Layers(Chart chart) => chart.Specification["layer"]!.AsArray()!;

    static string Mark(JsonNode layer) => layer["mark"]!["type"]!.GetValue<string>();

    static JsonNode Layer(Chart chart, string data, string mark) =>
        Layers(chart).Single(layer => layer["data"]!["name"]!.GetValue<string>() == data && Mark(layer) == mark);
}
