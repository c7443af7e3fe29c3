using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Files;

public sealed class CsvRawTableTests
{
    static RawTable Read(string text, DataFileOptions? options = null) =>
        CsvRawTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv", options ?? DataFileOptions.Default);

    static string[] Fields(RawColumn column) =>
        [.. column.Codes!.Select(code => code < 0 ? "" : column.Texts[code])];

    [Fact]
    public void A_column_has_numbers_and_the_texts_they_were_written_as()
    {
        var table = Read("n,w\n1.50, leg \n01,\"wing\"\nNA,leg\n1.50,\n");

        table.Columns.Select(column => column.Name).ShouldBe(["n", "w"]);
        table.Columns[0].Numbers.ShouldBe([1.5, 1, double.NaN, 1.5]);
        Fields(table.Columns[0]).ShouldBe(["1.50", "01", "NA", "1.50"]);
        table.Columns[0].FirstRows.ShouldBe([0, 1, 2]);
        table.Columns[1].Numbers.ShouldAllBe(number => double.IsNaN(number));
        table.Columns[1].Texts.ShouldBe(["leg", "wing", ""]);
        (table.Rows, table.FirstLine).ShouldBe((4, 2));
        (table.Layout!.Header, table.Layout.Delimiter).ShouldBe((true, ','));
    }

    [Fact]
    public void Texts_of_numbers_are_dropped_once_there_are_too_many_and_words_are_not()
    {
        var options = new DataFileOptions { Header = true, Limits = new() { MaxClasses = 3 } };
        string[] fields = ["1.0", "NA", "2", "1.0", "3", "4", "NA", "word", "2"];
        var column = Read("x,y\n" + string.Concat(fields.Select(field => $"{field},0\n")), options).Columns[0];

        column.Numbers.ShouldBe([1, double.NaN, 2, 1, 3, 4, double.NaN, double.NaN, 2]);
        column.Codes.ShouldBe([-1, 0, -1, -1, -1, -1, 0, 1, -1]);
        column.Texts.ShouldBe(["NA", "word"]);
        column.FirstRows.ShouldBe([1, 7]);
    }

    [Fact]
    public void A_column_of_many_numbers_keeps_no_text_until_a_word_appears()
    {
        var options = new DataFileOptions { Header = true, Limits = new() { MaxClasses = 2 } };
        string Numbers(params string[] last) =>
            "x,y\n" + string.Concat(Enumerable.Range(0, 5).Select(i => $"{i}").Concat(last).Select(x => $"{x},0\n"));

        Read(Numbers(), options).Columns[0].Codes.ShouldBeNull();
        var column = Read(Numbers("word", "7"), options).Columns[0];
        column.Codes.ShouldBe([-1, -1, -1, -1, -1, 0, -1]);
        (column.Texts.Single(), column.FirstRows.Single()).ShouldBe(("word", 5));
    }

    [Fact]
    public void An_integer_that_float64_rounds_keeps_its_text_however_many_there_are()
    {
        var options = new DataFileOptions { Header = true, Limits = new() { MaxClasses = 2 } };
        var column = Read("x,y\n1,0\n9007199254740993,0\n2,0\n3,0\n9007199254740995,0\n", options).Columns[0];
        column.Texts.ShouldBe(["9007199254740993", "9007199254740995"]);
        column.Codes.ShouldBe([-1, 0, -1, -1, 1]);
        column.FirstRounded.ShouldBe(1);
    }

    [Fact]
    public void More_words_than_classes_are_all_kept()
    {
        var options = new DataFileOptions { Header = true, Limits = new() { MaxClasses = 2 } };
        var column = Read("x,y\na,0\nb,0\nc,0\na,0\nd,0\n", options).Columns[0];
        Fields(column).ShouldBe(["a", "b", "c", "a", "d"]);
    }

    [Theory]
    [InlineData("a,y\n\n1,2\n\n\"3\n4\",5\n6,7\n", "line 3, field 2, line 6, field 2, line 7, field 2")]
    [InlineData("sep=;\na;y\n1;2\n3;4\n", "line 3, field 2, line 4, field 2")]
    public void Each_row_knows_its_line(string text, string places)
    {
        var table = Read(text);
        string.Join(", ", Enumerable.Range(0, table.Rows).Select(row => table.FailAt(row, 1, "", "").Place))
            .ShouldBe(places);
    }

    [Fact]
    public void Decimals_may_stand_behind_a_comma()
    {
        var table = Read("a;y\n1,5;x\n-2,25;y\n");
        table.Layout!.HasDecimalComma.ShouldBeTrue();
        table.Columns[0].Numbers.ShouldBe([1.5, -2.25]);
        table.Columns[0].Texts.ShouldBe(["1.5", "-2.25"]);
    }

    [Theory]
    [InlineData(TextEncoding.Latin1, "iso-8859-1", false)]
    [InlineData(TextEncoding.Utf16, "utf-16", false)]
    [InlineData(null, "utf-16", true)]
    [InlineData(null, "utf-16BE", true)]
    public void Other_encodings_are_read_by_name_or_by_their_mark(TextEncoding? said, string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("h\u00F6he,y\n1,gr\u00FCn\n2,rot")];
        var table = CsvRawTable.Read(new MemoryStream(bytes), "a.csv", new() { Encoding = said });
        table.Columns[0].Name.ShouldBe("h\u00F6he");
        table.Columns[1].Texts.ShouldBe(["gr\u00FCn", "rot"]);
        table.Layout!.Encoding.ShouldBe(said ?? TextEncoding.Utf16);
    }

    [Fact]
    public void The_quotation_marks_of_Windows_are_read() => CsvRawTable.Read(
        new MemoryStream([.. "a,y\n1,"u8, 0x93, .. "x"u8, 0x94, .. "\n2,"u8, 0x80]), "a.csv",
        new() { Encoding = TextEncoding.Windows1252 }).Columns[1].Texts.ShouldBe(["\u201Cx\u201D", "\u20AC"]);

    [Fact]
    public void What_stands_beside_the_columns_is_told()
    {
        var names = Read("a,y\nr1,1,2\nr2,3,4\n");
        (names.Layout!.HasRowNames, names.Columns[0].Name, names.Columns[0].Texts[1]).ShouldBe((true, "", "r2"));
        var ends = Read("a,y,\n1,2,\n3,4,\n");
        (ends.Layout!.EndsWithDelimiter, ends.Columns.Count).ShouldBe((true, 2));
        ends.Layout.Notes.Single().ShouldContain("end with a delimiter");
        var without = Read("1.5,leg\n2.5,wing\n");
        (without.Layout!.Header, without.Columns[0].Name, without.FirstLine).ShouldBe((false, "", 1));
    }

    [Fact]
    public void A_table_of_too_many_columns_is_refused_before_they_are_made() =>
        Should.Throw<DataFileException>(() => Read("a,b,c\n1,2,3\n", new() { Limits = new() { MaxColumns = 2 } }))
            .Problem.ShouldBe("the table has 3 columns; the most is 2");

    [Fact]
    public void A_table_of_a_million_fields_has_the_values_that_were_written()
    {
        var text = new StringBuilder("a,b,c,d\n");
        for (var i = 0; i < 250_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{i},{i * 0.37},{i % 7},{(i % 3 == 0 ? "leg" : "wing")}\n");
        var table = Read(text.ToString());
        table.Rows.ShouldBe(250_000);
        table.Columns[0].Numbers.Index().ShouldAllBe(pair => pair.Item == pair.Index);
        table.Columns[1].Numbers.Index().ShouldAllBe(pair => pair.Item == pair.Index * 0.37);
        table.Columns[1].Codes.ShouldBeNull();
        table.Columns[2].Texts.Count.ShouldBe(7);
        table.Columns[3].Codes!.Index().ShouldAllBe(pair => pair.Item == (pair.Index % 3 == 0 ? 0 : 1));
    }
}
