using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Files;

public sealed class JsonLinesTableTests
{
    static RawTable Read(string text, DataFileOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var content = ContentFormat.Of(stream, "a.jsonl", FileLimits.Default);
        content.ShouldBe(new ContentFormat(TableFormat.JsonLines, false));
        return RawTables.Read(stream, "a.jsonl", content, options ?? DataFileOptions.Default);
    }

    static string[] Fields(RawColumn column) => [.. column.Codes!.Select(code => column.Texts[code])];

    [Fact]
    public void Each_key_is_a_column_and_each_object_a_row()
    {
        var table = Read("""
            {"a": 1.50, "kind": "c\u00e4t", "tame": true}
            {"a": -2e3, "kind": " dog ", "tame": false}
            """);
        (table.Format, table.Rows, table.FirstLine, table.Layout).ShouldBe((TableFormat.JsonLines, 2, 1, null));
        table.Columns.Select(column => column.Name).ShouldBe(["a", "kind", "tame"]);
        table.Columns[0].Numbers.ShouldBe([1.5, -2000]);
        table.Columns[0].Texts.ShouldBe(["1.50", "-2e3"]);
        table.Columns[1].Texts.ShouldBe(["c\u00e4t", "dog"]);
        table.Columns[2].Texts.ShouldBe(["true", "false"]);
    }

    [Fact]
    public void A_key_that_is_not_there_and_null_are_missing_whatever_the_order()
    {
        var table = Read("\uFEFF{\"a\":1}\r\n\r\n{\"b\":\"x\",\"a\":null}\r\n{\"c\":3,\"b\":\"\"}");
        Fields(table.Columns[0]).ShouldBe(["1", "", ""]);
        Fields(table.Columns[1]).ShouldBe(["", "x", ""]);
        Fields(table.Columns[2]).ShouldBe(["", "", "3"]);
        table.FailAt(2, 1, "", "").Place.ShouldBe("line 4, field 2");
    }

    [Fact]
    public void A_line_longer_than_the_buffer_is_read()
    {
        var word = new string('w', 200_000);
        var table = Read($"{{\"a\":\"{word}\"}}\n{{\"a\":\"{word}\"}}\n{{\"a\":\"x\"}}\n");
        table.Columns[0].Texts.ShouldBe([word, "x"]);
        table.Columns[0].Codes.ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void Many_rows_are_read()
    {
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{{\"x\":{i},\"y\":\"{i % 3}\"}}\n"));
        var table = Read(text);
        table.Columns[0].Numbers.Index().ShouldAllBe(pair => pair.Item == pair.Index);
        table.Columns[1].Codes!.Index().ShouldAllBe(pair => pair.Item == pair.Index % 3);
    }
}
