using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class MatricesTests
{
    static readonly MatrixPanel Small = new("a", new double[,] { { 1, -2 }, { 3, 4 } });

    [Fact]
    public void Every_cell_keeps_its_row_and_column()
    {
        var rows = Rows(Matrices.Draw([Small]));

        rows.Select(row =>
            (row["row"]!.GetValue<int>(), row["column"]!.GetValue<int>(), row["value"]!.GetValue<double>()))
                .ShouldBe([(0, 0, 1), (0, 1, -2), (1, 0, 3), (1, 1, 4)]);
    }

    [Fact]
    public void All_panels_share_one_scale_which_is_even_around_zero_where_it_diverges()
    {
        var chart = Matrices.Draw([Small, new("b", new double[,] { { -9 } })], ColorScale.Diverging, "weight");

        chart.Specification["spec"]!["layer"]![0]!["encoding"]!["fill"]!["scale"]!["domain"]!.ToJsonString()
            .ShouldBe("[-9,0,9]");
        chart.Caption.ShouldBe("2 matrices of 2 × 2 to 1 × 1, colour: weight, on one scale.");
    }

    [Fact]
    public void Pictures_are_black_and_white_without_a_legend()
    {
        var color = Matrices.Draw([Small], ColorScale.Grey).Specification["layer"]![0]!["encoding"]!["fill"]!;

        color["scale"]!["range"]!.ToJsonString().ShouldBe("""["#000000","#FFFFFF"]""");
        color["legend"].ShouldBeNull();
    }

    [Fact]
    public void Too_many_cells_become_the_means_of_blocks_and_the_caption_says_so()
    {
        var chart = Matrices.Draw([.. Enumerable.Range(0, 20)
            .Select(k => new MatrixPanel($"{k}", new double[28, 28]))]);

        MarkBudget.Count(chart.Specification).ShouldBe(20 * 14 * 14);
        chart.Caption.ShouldContain("Each cell is the mean of 2 × 2 of the 15,680 values.");
    }

    [Fact]
    public void A_confusion_matrix_has_labels_and_numbers()
    {
        var view = Matrices.Draw([Small], labels: ["cat", "dog"], hasNumbers: true, horizontal: "predicted",
            vertical: "true").Specification;

        view["encoding"]!["x"]!["sort"]!.ToJsonString().ShouldBe("""["cat","dog"]""");
        view["encoding"]!["y"]!["axis"]!["title"]!.GetValue<string>().ShouldBe("true");
        view["layer"]![1]!["mark"]!["type"]!.GetValue<string>().ShouldBe("text");
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Should.Throw<ArgumentException>(() => Matrices.Draw([])).Message.ShouldContain("at least one panel");
        Should.Throw<ArgumentException>(() => Matrices.Draw([Small, Small])).Message.ShouldContain(
            "'a' appears 2 times");
        Should.Throw<ArgumentException>(() => Matrices.Draw([Small], labels: ["one"])).Message.ShouldContain(
            "2 × 2 cells, but there are 1 labels");
        Should.Throw<ArgumentException>(() =>
            Matrices.Draw([new("big", new double[30, 30])], hasNumbers: true)).Message.ShouldContain("at most 400");
    }

    static List<JsonObject> Rows(Chart chart) =>
        [.. chart.Specification["datasets"]!["cells"]!.AsArray().Select(row => row!.AsObject())];
}
