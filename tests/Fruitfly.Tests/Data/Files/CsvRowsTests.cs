using System.Text;
using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class CsvRowsTests
{
    static List<string> Read(byte[] text, DataFileOptions? options = null)
    {
        var rows = new List<string>();
        using var reader = new CsvRows(new MemoryStream(text), "a.csv", (options ?? DataFileOptions.Default).Limits,
            options?.Delimiter);
        while (reader.Next())
        {
            var fields = new string[reader.Count];
            for (var i = 0; i < fields.Length; i++)
                fields[i] = reader[i].ToString();
            rows.Add($"{reader.Line}: {string.Join('|', fields)}");
        }
        return rows;
    }

    static List<string> Read(string text, DataFileOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(text), options);

    [Theory]
    [InlineData("a,b\n1,2", "1: a|b", "2: 1|2")]
    [InlineData("a,b\r\n\r\n1,2\r\n", "1: a|b", "3: 1|2")]
    [InlineData("a,b\r1,2\r", "1: a|b", "2: 1|2")]
    [InlineData("\n\n,\n\"\"\n", "3: |", "4: ")]
    [InlineData("a,\"b \"\"c\"\", d\"\n\"two\nlines\",\"\"\n5,6", "1: a|b \"c\", d", "3: two\nlines|", "4: 5|6")]
    [InlineData("sep=;\na;b\n1,5;2\n", "2: a|b", "3: 1,5|2")]
    [InlineData("\uFEFFa,b\n\u00FC,\U0001F600\n", "1: a|b", "2: \u00FC|\U0001F600")]
    [InlineData("a b\n\"1 2\" 3\n", "1: a|b", "2: 1 2|3")]
    public void Rows_are_cut_into_fields_and_know_their_line(string text, params string[] rows) =>
        Read(text).ShouldBe(rows);

    [Theory]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2")]
    [InlineData("a,b\n1,2\n\"3\" ,4\n", "line 3")]
    [InlineData("a,b\n1,2\n 3\"\",4\n", "line 3")]
    [InlineData("a,b\n\"1\"\"\",2\n\"3\"4\",5\n", "line 3")]
    [InlineData("a,b\n1,\"\n", "line 2")]
    public void A_quote_out_of_place_is_an_error(string text, string line) =>
        Should.Throw<DataFileException>(() => Read(text)).ShouldSatisfyAllConditions(
            error => error.Place.ShouldBe(line), error => error.Problem.ShouldContain("a quote"));

    [Fact]
    public void Rows_longer_than_a_buffer_are_read()
    {
        string[] fields = [.. Enumerable.Range(0, 60_000).Select(i => $"{i}")];
        var rows = Read(string.Join(',', fields) + "\n1,2\n" + string.Join(',', fields) + "\n", new()
        {
            Delimiter = ',',
        });
        rows.Count.ShouldBe(3);
        rows[2].ShouldBe("3: " + string.Join('|', fields));
    }

    [Fact]
    public void A_row_longer_than_the_limit_is_refused_though_it_fits_the_buffer() =>
        Should.Throw<DataFileException>(() => Read("a,b\n1,2\n123456,7890123\n", new()
        {
            Limits = new() { MaxLineLength = 10 },
        })).ShouldSatisfyAllConditions(
            error => error.Place.ShouldBe("line 3"), error => error.Problem.ShouldContain("longer than 10"));

    [Fact]
    public void The_limit_is_on_one_row_and_not_on_what_is_buffered() => Read(
        "a,b\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},2\n")), new()
        {
            Limits = new() { MaxLineLength = 10 },
        }).Count.ShouldBe(100_001);

    [Fact]
    public void A_limit_beyond_what_the_parser_can_hold_is_an_error_too() =>
        Should.Throw<DataFileException>(() => Read("a,b\n" + new string('7', 1 << 24) + ",1\n", new()
        {
            Delimiter = ',',
            Limits = new() { MaxLineLength = int.MaxValue },
        })).Problem.ShouldContain("is longer than");
}
