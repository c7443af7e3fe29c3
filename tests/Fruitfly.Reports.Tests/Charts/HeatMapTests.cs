using System.Text.Json.Nodes;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class HeatMapTests
{
    static readonly HeatMapData Data = new()
    {
        Horizontal = "width", Vertical = "epoch", Value = "test error (%)", X = [1, 2, 4], Y = [10, 20],
        Values = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } },
    };

    [Fact]
    public void Cells_meet_half_way_and_on_a_logarithmic_axis_at_the_geometric_mean()
    {
        var linear = Rows(HeatMap.Draw(Data), "cells");
        linear.Take(3).Select(row => (row["x"]!.GetValue<double>(), row["x2"]!.GetValue<double>()))
            .ShouldBe([(0.5, 1.5), (1.5, 3), (3, 5)]);
        linear.Select(row => row["value"]!.GetValue<double>()).ShouldBe([1, 2, 3, 4, 5, 6]);

        var logarithmic = Rows(HeatMap.Draw(Data with { IsHorizontalLogarithmic = true }), "cells");
        logarithmic[0]["x2"]!.GetValue<double>().ShouldBe(Math.Sqrt(2), 1e-12);
    }

    [Fact]
    public void Levels_with_names_stand_side_by_side_and_the_data_hold_interval_and_count()
    {
        var chart = HeatMap.Draw(Data with
        {
            X = [0, 1, 2],
            HorizontalLevels = ["0", "0.001", "0.01"],
            Estimates = new Estimate?[,] { { new(1, 0.5, 0, 2, 3), null, null }, { null, null, null } },
        });

        chart.Specification["encoding"]!["x"]!["axis"]!["labelExpr"]!.GetValue<string>()
            .ShouldBe("""["0","0.001","0.01"][datum.value]""");
        var cell = Rows(chart, "cells")[0];
        cell["column"]!.GetValue<string>().ShouldBe("0");
        cell["interval"]!.GetValue<string>().ShouldBe("0.0 to 2.0");
        cell["n"]!.GetValue<int>().ShouldBe(3);
        Should.Throw<ArgumentException>(() => HeatMap.Draw(Data with { HorizontalLevels = ["a", "b", "c"] }))
            .Message.ShouldContain("3 names stand at 0 to 2");
    }

    [Fact]
    public void The_legend_is_a_bar_above_the_map_which_keeps_its_width()
    {
        var specification = HeatMap.Draw(Data).Specification;
        var encoding = specification["layer"]![0]!["encoding"]!;

        var legend = encoding["fill"]!["legend"]!;
        ((string)legend["title"]!, (string)legend["orient"]!, (string)legend["titleOrient"]!)
            .ShouldBe(("test error (%)", "top", "left"));
        encoding["stroke"].ShouldBeNull("two channels of one scale have discs for a legend");
        ((string)specification["layer"]![0]!["mark"]!["stroke"]!["expr"]!).ShouldBe("scale('fill', datum.value)");
    }

    [Theory]
    [InlineData(ColorScale.Sequential, "linear", "[1,6]")]
    [InlineData(ColorScale.Logarithmic, "log", "[1,6]")]
    [InlineData(ColorScale.Diverging, "linear", "[-6,0,6]")]
    public void Colours_follow_the_scale(ColorScale scale, string type, string domain)
    {
        var drawn = HeatMap.Draw(
            Data with { Scale = scale }).Specification["layer"]![0]!["encoding"]!["fill"]!["scale"]!;

        drawn["type"]!.GetValue<string>().ShouldBe(type);
        drawn["domain"]!.ToJsonString().ShouldBe(domain);
    }

    [Fact]
    public void A_path_has_a_start_an_end_with_its_name_and_keeps_its_order()
    {
        var chart = HeatMap.Draw(Data with { Paths = [new("Adam", [new(1, 10), new(4, 20), new(2, 15)])] });

        Rows(chart, "paths").Select(row => row["x"]!.GetValue<double>()).ShouldBe([1, 4, 2]);
        Rows(chart, "starts").ShouldHaveSingleItem()["x"]!.GetValue<double>().ShouldBe(1);
        Rows(chart, "ends").ShouldHaveSingleItem()["x"]!.GetValue<double>().ShouldBe(2);
        chart.Caption.ShouldContain("from the ring to the disc");
    }

    [Fact]
    public void Long_paths_on_many_cells_are_thinned_to_fit_with_a_word()
    {
        double[] places = [.. Enumerable.Range(0, 60).Select(k => (double)k)];
        var chart = HeatMap.Draw(Data with
        {
            X = places,
            Y = places,
            Values = new double[60, 60],
            Paths = [new("slow", [.. Enumerable.Range(0, 5_000).Select(k => new CurvePoint(k, k))])],
        });

        MarkBudget.Count(chart.Specification).ShouldBeLessThanOrEqualTo(MarkBudget.Limit);
        chart.Caption.ShouldContain("Lines are drawn at some of their points");
    }

    [Fact]
    public void Empty_cells_are_counted() =>
        HeatMap.Draw(Data with { Values = new double[,] { { 1, double.NaN, 3 }, { 4, 5, 6 } } }).Caption.ShouldContain(
            "1 of 6 cells have no value");

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Should.Throw<ArgumentException>(() =>
            HeatMap.Draw(Data with { Values = new double[3, 2] })).Message.ShouldContain("3 × 2 values");
        Should.Throw<ArgumentException>(() => HeatMap.Draw(Data with { X = [1, 1, 2] })).Message.ShouldContain(
            "columns are not ascending");
        Should.Throw<ArgumentException>(() =>
            HeatMap.Draw(Data with { X = [0, 1, 2], IsHorizontalLogarithmic = true })).Message.ShouldContain(
                "no logarithm");
        Should.Throw<ArgumentException>(() =>
            HeatMap.Draw(Data with { Paths = [new("empty", [])] })).Message.ShouldContain("'empty' has no point");
    }

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];
}
