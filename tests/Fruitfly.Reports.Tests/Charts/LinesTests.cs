using System.Text.Json.Nodes;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class LinesTests
{
    static readonly (double, IReadOnlyList<double>)[] Sweep = [(2, [10, 20, 30]), (20, [5, 6, 7]), (200, [1, 2, 30])];

    [Fact]
    public void Seeds_become_their_mean_with_its_interval_at_every_place()
    {
        var rows = Rows(Draw(Measured("test", Meaning.Test)), "mean");

        rows.Select(row => (row["x"]!.GetValue<double>(), row["value"]!.GetValue<double>(), row["n"]!.GetValue<int>()))
            .ShouldBe([(2, 20, 3), (20, 6, 3), (200, 11, 3)]);
        rows[1]["low"]!.GetValue<double>().ShouldBe(3.516, 0.001, "6 − t(0.975; 2) · 1/√3");
    }

    [Fact]
    public void A_median_stands_with_its_quantiles_where_the_mean_does_not_exist()
    {
        var chart = Draw(Measured("bias", Meaning.Bias) with { Statistic = LineStatistic.Median });

        var last = Rows(chart, "mean")[^1];
        last["value"]!.GetValue<double>().ShouldBe(2);
        last["low"]!.GetValue<double>().ShouldBe(1.2, 1e-12);
        last["high"]!.GetValue<double>().ShouldBe(24.4, 1e-12);
        chart.Caption.ShouldBe("Median over n = 3 seeds (line) with the 10 % and 90 % quantiles (band).");
    }

    [Fact]
    public void What_line_and_band_are_can_be_said_in_place_of_a_statistic_over_seeds()
    {
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = "confidence",
            Quantity = "right",
            Series = [Measured("test", Meaning.Test)],
            Explanation = "The share that is right, with its 95 % interval (band, Wilson).",
        });
        chart.Caption.ShouldBe("The share that is right, with its 95 % interval (band, Wilson).");
    }

    [Fact]
    public void Values_that_are_not_finite_are_left_out_and_counted()
    {
        var chart = Draw(
            new LineSeries(
                "test")
            {
                Seeds = [new(0, [new(1, 5), new(2, double.NaN)]),
                    new(1, [new(1, 7), new(2, double.PositiveInfinity)])]
            },
            new LineSeries(Meaning.Theory) { Curve = [new(1, 2), new(2, double.NegativeInfinity)] });

        Rows(chart, "mean").Select(row => row["x"]!.GetValue<double>()).ShouldBe([1]);
        chart.Caption.ShouldEndWith("▲ 3 values are not finite and not drawn.");
    }

    [Fact]
    public void Ready_estimates_are_drawn_as_they_are()
    {
        var chart = Draw(new LineSeries(
            "norm")
        { Estimates = [new(1, new Estimate(5, 1, 4, 6, 7)), new(2, new Estimate(8, 1, 7, 9, 7))] });

        Rows(chart, "mean").Select(row => (row["low"]!.GetValue<double>(), row["high"]!.GetValue<double>()))
            .ShouldBe([(4, 6), (7, 9)]);
        chart.Caption.ShouldContain("n = 7 seeds");
        chart.Specification["datasets"]!["seeds"].ShouldBeNull();
    }

    [Fact]
    public void Theory_is_a_grey_line_without_band_or_interval()
    {
        var chart = Draw(new LineSeries(Meaning.Theory) { Curve = [new(1, 2), new(2, 4)] });

        Layers(chart).ShouldNotContain(layer => Mark(layer) == "area");
        Layer(chart, "curve", "line")["encoding"]!["color"]!["scale"]!["range"]![0]!.GetValue<string>()
            .ShouldBe(Palette.Neutral);
        Rows(chart, "labels").ShouldHaveSingleItem()["label"]!.GetValue<string>().ShouldBe("theory");
    }

    [Fact]
    public void Categories_take_colours_that_no_meaning_of_the_chart_has_and_a_meaning_met_again_another_dash()
    {
        var chart = Draw(Measured("test, clean", Meaning.Test), Measured("test, noisy", Meaning.Test),
            Measured("random"), Measured("pruned"));

        var encoding = Layer(chart, "mean", "line")["encoding"]!;
        var colors =
            encoding["color"]!["scale"]!["range"]!.AsArray().Select(color => color!.GetValue<string>()).ToList();
        colors.ShouldBe([Palette.Blue, Palette.Blue, Palette.Categories[0], Palette.Categories[1]]);
        encoding["strokeDash"]!["scale"]!["range"]!.ToJsonString().ShouldBe("[[1,0],[6,3],[1,0],[6,3]]");
    }

    [Fact]
    public void A_logarithmic_horizontal_axis_ends_with_the_data_and_is_labelled_1_10_100()
    {
        var x = LinesSpecification(
            Data(Measured("test", Meaning.Test)) with { IsHorizontalLogarithmic = true })["encoding"]!["x"]!;

        x["scale"]!["domain"]!.ToJsonString().ShouldBe("[2,200]");
        x["axis"]!["values"]!.ToJsonString().ShouldBe("[2,5,10,20,50,100,200]", "two decades alone would be too few");
        var wide = new LineSeries("norm") { Curve = [new(1, 1), new(1000, 2)] };
        LinesSpecification(
            Data(wide) with { IsHorizontalLogarithmic = true })["encoding"]!["x"]!["axis"]!["values"]!.ToJsonString()
                .ShouldBe("[1,10,100,1000]");
    }

    [Fact]
    public void A_threshold_is_a_dotted_vertical_with_its_label_in_the_margin_above_the_plot()
    {
        var chart = Lines.Draw(
            Data(Measured("test", Meaning.Test)) with { Thresholds = [new(80, "parameters = examples")] });

        Layer(chart, "thresholds", "rule")["mark"]!["style"]!.GetValue<string>().ShouldBe("threshold");
        chart.Specification["config"]!["style"]!["threshold"]!["strokeDash"]!.AsArray().Count.ShouldBe(2);
        Rows(chart, "thresholds").ShouldHaveSingleItem()["label"]!.GetValue<string>().ShouldBe("parameters = examples");
        var label = Layer(chart, "thresholds", "text");
        label["mark"]!["angle"].ShouldBeNull();
        label["mark"]!["baseline"]!.GetValue<string>().ShouldBe("bottom");
        label["encoding"]!["y"]!["value"]!.GetValue<int>().ShouldBe(0, "the plot's upper edge");
    }

    [Fact]
    public void The_names_of_small_multiples_leave_room_for_the_labels_of_thresholds()
    {
        var panels = Data(Measured("test", Meaning.Test) with { Panel = "clean" });

        Lines.Draw(panels).Specification["facet"]!["header"].ShouldBeNull();
        Lines.Draw(panels with { Thresholds = [new(80, "parameters = examples")] })
            .Specification["facet"]!["header"]!["labelPadding"]!.GetValue<int>().ShouldBe(27);
    }

    [Fact]
    public void The_legend_of_small_multiples_shows_lines_as_they_are_drawn()
    {
        var chart = Lines.Draw(
            Data(Measured("training", Meaning.Training) with { Panel = "clean" }));

        var layers = chart.Specification["spec"]!["layer"]!.AsArray();
        var legends = layers.SelectMany(layer => (JsonNode?[])[layer!["encoding"]?["color"]?["legend"],
            layer["encoding"]?["strokeDash"]?["legend"], layer["encoding"]?["fill"]?["legend"]]).OfType<JsonNode>()
            .ToList();
        legends.Select(legend => legend.ToJsonString()).Distinct().ShouldHaveSingleItem("layers share their legend");
        legends.ShouldAllBe(legend => legend["symbolType"]!.GetValue<string>() == "stroke"
            && legend["symbolOpacity"]!.GetValue<int>() == 1);
    }

    [Fact]
    public void A_label_inside_the_plot_stands_on_a_halo_above_all_lines()
    {
        var chart = Lines.Draw(Data(Measured("test", Meaning.Test)) with { Reference = new(9, "chance") });
        var labels =
            chart.Specification["layer"]!.AsArray().Select((layer, place) => (Layer: layer!, place)).Where(layer =>
            layer.Layer["mark"]!["type"]!.GetValue<string>() == "text"
                && layer.Layer["data"]!["name"]!.GetValue<string>() == "reference").ToList();
        var lines = chart.Specification["layer"]!.AsArray().Select((layer, place) => (Layer: layer!, place))
            .Last(layer => layer.Layer["mark"]!["type"]!.GetValue<string>() == "line");

        labels.Select(label => (string?)label.Layer["mark"]!["style"]).ShouldBe(["halo", null]);
        labels.ShouldAllBe(label => label.place > lines.place);
        labels.Where(label => label.Layer["mark"]!["style"] is not null)
            .ShouldAllBe(label => !label.Layer["mark"]!["aria"]!.GetValue<bool>());
    }

    [Fact]
    public void A_reference_stretches_the_axis_to_where_it_stands()
    {
        var chart = Lines.Draw(Data(Measured("test", Meaning.Test)) with { Reference = new(90, "chance") });

        Rows(chart, "reference").ShouldHaveSingleItem()["value"]!.GetValue<double>().ShouldBe(90);
        chart.Specification["encoding"]!["y"]!["scale"]!["domain"]![1]!.GetValue<double>()
            .ShouldBeGreaterThanOrEqualTo(90);
    }

    [Fact]
    public void Values_above_the_axis_are_cut_and_the_caption_says_so()
    {
        var chart = Lines.Draw(Data(Measured("test", Meaning.Test)) with { Highest = 15, Unit = "%" });

        chart.Specification["encoding"]!["y"]!["scale"]!["domain"]!.ToJsonString().ShouldBe("[0,15]");
        chart.Caption.ShouldContain("1 value lies above the axis, up to 20.0 %.");
    }

    [Fact]
    public void An_interval_beyond_100_percent_is_cut_where_no_value_is_there()
    {
        var series =
            new LineSeries("accuracy") { Seeds = [new(0, [new(1, 60), new(2, 70)]), new(1, [new(1, 95), new(2, 72)])] };

        LinesSpecification(Data(series) with { Unit = "%" })["encoding"]!["y"]!["scale"]!["domain"]!.ToJsonString()
            .ShouldBe("[0,100]");
    }

    [Fact]
    public void Without_zero_the_axis_begins_near_the_data()
    {
        var series = new LineSeries("angle") { Curve = [new(1, 89), new(2, 91)] };

        LinesSpecification(
            Data(series) with { IsZeroIncluded = false })["encoding"]!["y"]!["scale"]!["domain"]!.ToJsonString()
                .ShouldBe("[89,91]");
    }

    [Fact]
    public void Panels_are_small_multiples_that_share_their_axes_and_name_their_series_in_one_legend()
    {
        var chart = Lines.Draw(
            Data(Measured("test", Meaning.Test) with { Panel = "clean" },
                Measured("test", Meaning.Test) with { Panel = "noisy" }) with
            {
                Thresholds = [new(80, "everywhere"), new(20, "here", "noisy")],
            });

        chart.Specification["facet"]!["sort"]!.ToJsonString().ShouldBe("""["clean","noisy"]""");
        chart.Specification["resolve"].ShouldBeNull();
        var rows = Rows(chart, "rows");
        rows.Where(row => row["part"]!.GetValue<string>() == "thresholds")
            .Select(row => row["panel"]!.GetValue<string>()).ShouldBe(["clean", "noisy", "noisy"]);
        rows.ShouldNotContain(row => row["part"]!.GetValue<string>() == "labels");
        var lines = chart.Specification["spec"]!["layer"]!.AsArray()
            .First(layer =>
                Mark(layer!) == "line" && layer!["transform"]![0]!["filter"]!["equal"]!.GetValue<string>() == "mean");
        lines!["encoding"]!["color"]!["legend"].ShouldNotBeNull();
    }

    [Fact]
    public void Places_where_few_were_measured_are_marked()
    {
        Layers(Draw(Measured("test", Meaning.Test)))
            .Count(layer => Mark(layer) == "point" && layer["data"]!["name"]!.GetValue<string>() == "mean")
            .ShouldBe(2, "marks, and the points that answer to the pointer");
        Layers(Draw(new LineSeries(
            "many")
        { Seeds = [new(0, [.. Enumerable.Range(0, 200).Select(k => new CurvePoint(k, k))])] }))
            .Count(layer => Mark(layer) == "point" && layer["data"]!["name"]!.GetValue<string>() == "mean").ShouldBe(1);
    }

    [Fact]
    public void A_hundred_networks_of_fifty_layers_fit()
    {
        var series = Enumerable.Range(0, 5).Select(k => new LineSeries($"variance {k}")
        {
            Seeds = [.. Enumerable.Range(0, 100)
                .Select(seed =>
                    new SeedCurve((ulong)seed,
                        [.. Enumerable.Range(1, 50).Select(layer => new CurvePoint(layer, 1))]))],
        });
        var chart = Lines.Draw(Data([.. series]) with { Repeated = "networks" });

        chart.Caption.ShouldMatch(@"Mean over n = 100 networks .* Single networks: \d+ of 100;");
    }

    [Fact]
    public void What_cannot_be_drawn_is_an_error_that_names_it()
    {
        Should.Throw<ArgumentException>(() => Draw()).Message.ShouldContain("at least one series");
        Should.Throw<ArgumentException>(() => Draw(Measured("a"), Measured("a"))).Message.ShouldContain(
            "'a' is there 2 times");
        Should.Throw<ArgumentException>(() => Draw(Measured("a") with { Curve = [new(0, 0)] })).Message.ShouldContain(
            "more than one of seeds");
        Should.Throw<ArgumentException>(() =>
            Draw(Measured("a") with { Panel = "p" }, Measured("b"))).Message.ShouldContain("'b' names no panel");
        Should.Throw<ArgumentException>(() =>
            Lines.Draw(Data(Measured("a")) with { Thresholds = [new(1, "t", "q")] })).Message.ShouldContain(
                "no panel 'q'");
        Should.Throw<ArgumentException>(() =>
            Lines.Draw(Data(new LineSeries("a") { Curve = [new(0, 1)] }) with { IsHorizontalLogarithmic = true }))
            .Message.ShouldContain("0 has no logarithm");
    }

    static LineSeries Measured(string name, Meaning? meaning = null) =>
        new(name, meaning) { Seeds = LineSeries.Repetitions(Sweep) };

    static LinesData Data(params LineSeries[] series) =>
        new() { Horizontal = "hidden units", Quantity = "test error", Series = series };

    static Chart Draw(params LineSeries[] series) => Lines.Draw(Data(series));

    static JsonObject LinesSpecification(LinesData data) => Lines.Draw(data).Specification;

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];

    static IEnumerable<JsonNode> Layers(Chart chart) => chart.Specification["layer"]!.AsArray()!;

    static string Mark(JsonNode layer) => layer["mark"]!["type"]!.GetValue<string>();

    static JsonNode Layer(Chart chart, string data, string mark) =>
        Layers(chart).First(layer => layer["data"]!["name"]!.GetValue<string>() == data && Mark(layer) == mark);
}
