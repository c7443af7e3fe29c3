using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class PointsTests
{
    [Fact]
    public void Every_class_has_its_name_at_the_median_of_its_points()
    {
        var labels = Rows(Points.Draw([new(0, 0, "a"), new(1, 2, "a"), new(50, 4, "a"), new(9, 9, "b")]), "labels");

        labels.Select(row =>
            (row["class"]!.GetValue<string>(), row["x"]!.GetValue<double>(), row["y"]!.GetValue<double>()))
                .ShouldBe([("a", 1, 2), ("b", 9, 9)]);
    }

    [Fact]
    public void Ten_classes_have_ten_colours() =>
        Points.Draw([.. Enumerable.Range(0, 10).Select(k => new ClassPoint(k, k, $"{k}"))])
            .Specification["layer"]![0]!["encoding"]!["color"]!["scale"]!["range"]!.AsArray()
            .Select(color => color!.GetValue<string>()).Distinct().Count().ShouldBe(10);

    [Fact]
    public void Too_many_points_are_thinned_and_the_caption_says_so()
    {
        var chart = Points.Draw([.. Enumerable.Range(0, 70_000).Select(k => new ClassPoint(k, k, $"{k % 10}"))]);

        MarkBudget.Count(chart.Specification).ShouldBeLessThanOrEqualTo(MarkBudget.Limit);
        chart.Caption.ShouldContain("of 70,000 points");
    }

    [Fact]
    public void Panels_of_different_sizes_are_counted_one_by_one()
    {
        List<ClassPoint> few = Diagonal(100), many = Diagonal(5_000);
        Caption(few, many).ShouldStartWith("100 and 2,498 of 5,000 points, evenly spread");
        Caption(many, many).ShouldStartWith("2,498 of 5,000 points of each panel, evenly spread");

        static string Caption(List<ClassPoint> left, List<ClassPoint> right) =>
            Points.DrawPanels([("left", left), ("right", right)]).Caption;

        static List<ClassPoint> Diagonal(int count) =>
            [.. Enumerable.Range(0, count).Select(k => new ClassPoint(k, k, "a"))];
    }

    [Fact]
    public void Panels_have_axes_of_their_own()
    {
        var drawn = Points.DrawPanels([("MNIST-1D", [new(0, 0, "0")]), ("MNIST", [new(5, 5, "0")])]).Specification;

        drawn["facet"]!["sort"]!.ToJsonString().ShouldBe("""["MNIST-1D","MNIST"]""");
        drawn["resolve"]!["scale"]!["x"]!.GetValue<string>().ShouldBe("independent");
    }

    [Fact]
    public void Points_that_cannot_be_drawn_are_refused()
    {
        Should.Throw<ArgumentException>(() => Points.Draw([])).Message.ShouldContain("at least one point");
        Should.Throw<ArgumentException>(() => Points.Draw([new(0, double.NaN, "a")])).Message.ShouldContain(
            "Point 0 is (0, NaN)");
    }

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];
}
