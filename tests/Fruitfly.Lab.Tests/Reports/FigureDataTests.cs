using System.Text.Json.Nodes;
using Fruitfly.Lab.Reports;

namespace Fruitfly.Lab.Tests.Reports;

public class FigureDataTests
{
    [Fact]
    public void Every_number_of_a_chart_is_in_its_table()
    {
        var data = FigureData.Of(Holding("""{"mean":[{"step":0,"value":0.1},{"step":100,"value":1e-7}]}"""));

        data.Columns.ShouldBe(["step", "value"]);
        data.ToCsv().ShouldBe("step,value\r\n0,0.1\r\n100,1E-07\r\n");
    }

    [Fact]
    public void Several_parts_are_told_apart_and_share_their_columns()
    {
        var data = FigureData.Of(Holding("""{"mean":[{"step":0,"low":1}],"published":[{"step":5,"label":"slide"}]}"""));

        data.ToCsv().ShouldBe("part,step,low,label\r\nmean,0,1,\r\npublished,5,,slide\r\n");
    }

    [Fact]
    public void Labels_and_line_ends_only_repeat_and_are_left_out() =>
        FigureData.Of(ExampleReports.ErrorFigure()).Rows.Select(row => row[0]).Distinct().ShouldBe(["mean", "seeds", "published"]);

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-3.5", "-3.5")]
    public void Cells_are_quoted_and_cannot_become_formulas(string cell, string expected)
    {
        var row = new JsonObject { ["mean"] = new JsonArray(new JsonObject { ["label"] = cell }) };

        FigureData.Of(Holding(row.ToJsonString())).ToCsv().ShouldBe($"label\r\n{expected}\r\n");
    }

    [Fact]
    public void A_picture_is_named_and_not_spelled_out() =>
        FigureData.Of(Holding("""{"pictures":[{"row":"bag","picture":"data:image/png;base64,AAAA"}]}""")).ToCsv()
            .ShouldBe("row,picture\r\nbag,picture\r\n");

    static Figure Holding(string datasets) =>
        new("f", "", "", "", "", new JsonObject { ["datasets"] = JsonNode.Parse(datasets) });
}
