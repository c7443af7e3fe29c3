using System.Text.Json;
using Fruitfly.Reports.Json;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Tests.Charts;

public class FigureDataTests
{
    [Fact]
    public void Every_number_is_written_so_that_it_reads_back_as_the_same()
    {
        var data = new FigureData([new("mean", ["step", "value"], [[0, 0.1], [100, 1e-7]])]);

        data.Columns.ShouldBe(["step", "value"]);
        data.ToCsv().ShouldBe("step,value\r\n0,0.1\r\n100,1E-07\r\n");
    }

    [Fact]
    public void Several_parts_are_told_apart_and_share_their_columns()
    {
        var data = new FigureData([new("mean", ["step", "low"], [[0, 1]]),
            new("published", ["step", "label"], [[5, "slide"]])]);

        data.ToCsv().ShouldBe("part,step,low,label\r\nmean,0,1,\r\npublished,5,,slide\r\n");
    }

    [Fact]
    public void Labels_and_line_ends_only_repeat_and_are_left_out() =>
        ExampleReports.ErrorFigure().Data.Rows.Select(row => row[0]).Distinct()
            .ShouldBe(["mean", "seeds", "published"]);

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-3.5", "-3.5")]
    public void Cells_are_quoted_and_cannot_become_formulas(string cell, string expected) =>
        new FigureData([new("mean", ["label"], [[cell]])]).ToCsv().ShouldBe($"label\r\n{expected}\r\n");

    [Fact]
    public void A_part_is_found_in_its_own_table_or_in_the_one_that_small_multiples_share()
    {
        new FigureData([new("mean", ["x"], [[1], [2]]), new("seeds", ["x"], [[3]])]).Part("mean").Rows.Count.ShouldBe(
            2);
        var shared =
            new FigureData([new("rows", ["part", "x"], [["mean", 1], ["seeds", 3], ["mean", 2]])]).Part("mean");
        shared.Rows.Select(shared.Column("x")).Select(cell => cell.Number).ShouldBe([1, 2]);
        FigureData.None.Part("mean").Rows.ShouldBeEmpty();
    }

    [Fact]
    public void A_cell_of_a_column_that_is_not_there_holds_nothing()
    {
        var table = new FigureTable("mean", ["x"], [[1]]);
        table.Column("y")(table.Rows[0]).ShouldBe(default);
    }

    [Fact]
    public void Cells_keep_what_they_are_in_JSON()
    {
        IReadOnlyList<Cell> cells = [0.1, 5, -0.0, ulong.MaxValue, 1e300, "text", "", true, false, default];

        var json = JsonSerializer.Serialize(cells, JsonStyle.File);
        var read = JsonSerializer.Deserialize<IReadOnlyList<Cell>>(json, JsonStyle.File)!;

        json.ShouldBe("""[0.1,5,-0,18446744073709551615,1E+300,"text","",true,false,null]""");
        read.Select(cell => cell.ToString()).ShouldBe(cells.Select(cell => cell.ToString()));
        read.Select(cell => (cell.Number, cell.Text)).ShouldBe(cells.Select(cell => (cell.Number, cell.Text)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_single_value_is_no_cell(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Cell>(json, JsonStyle.File));
}
