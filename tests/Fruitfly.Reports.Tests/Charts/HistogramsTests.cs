using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class HistogramsTests
{
    [Fact]
    public void A_density_has_the_area_one()
    {
        var rows = Rows(Histograms.Draw("angle", [new("a", [0, 1, 1, 4])], bins: 4), "bins");

        rows.Select(row => row["count"]!.GetValue<int>())
            .ShouldBe([1, 2, 0, 1], "the greatest value belongs to the last bin");
        rows.Sum(row =>
            row["height"]!.GetValue<double>() * (row["x2"]!.GetValue<double>() - row["x"]!.GetValue<double>()))
                .ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Shares_add_up_to_a_hundred_percent()
    {
        var chart = Histograms.Draw("angle", [new("a", [0, 1, 1, 4])], bins: 4, isShare: true);

        Rows(chart, "bins").Sum(row => row["height"]!.GetValue<double>()).ShouldBe(100, 1e-12);
        chart.Specification["encoding"]!["y"]!["axis"]!["title"]!.GetValue<string>().ShouldBe("share (%)");
    }

    [Fact]
    public void Theory_is_grey_and_marks_are_dotted_with_their_labels()
    {
        var chart = Histograms.Draw("angle", [new("measured", [0, 1])], [new([new(0, 1), new(1, 1)])],
            [new(0.5, "orthogonal")]);
        var layers = chart.Specification["layer"]!.AsArray();

        layers[1]!["encoding"]!["color"]!["scale"]!["range"]![1]!.GetValue<string>().ShouldBe(Palette.Neutral);
        layers[2]!["mark"]!["style"]!.GetValue<string>().ShouldBe("threshold");
        Rows(chart, "marks").ShouldHaveSingleItem()["label"]!.GetValue<string>().ShouldBe("orthogonal");
        layers[3]!["encoding"]!["y"]!["value"]!.GetValue<int>().ShouldBe(0, "the label stands above the plot");
    }

    [Fact]
    public void Values_that_are_not_finite_are_counted_in_the_caption() =>
        Histograms.Draw("norm", [new("a", [1, 2, double.PositiveInfinity])]).Caption.ShouldBe(
            "One distribution of n = 2 values in 40 bins. ▲ 1 value is not finite and left out.");

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Should.Throw<ArgumentException>(() => Histograms.Draw("q", [])).Message.ShouldContain(
            "at least one distribution");
        Should.Throw<ArgumentException>(() => Histograms.Draw("q", [new("a", [])])).Message.ShouldContain(
            "'a' has no finite value");
        Should.Throw<ArgumentException>(() =>
            Histograms.Draw("q", [new("a", [1]), new("a", [1])])).Message.ShouldContain("'a' is there 2 times");
    }

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];
}
