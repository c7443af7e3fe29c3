using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")", "\"'=HYPERLINK(\"\"http://example.com\"\")\"")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    public void A_formula_becomes_a_text(string field, string written) => Safe(field).ShouldBe(written);

    [Theory]
    [InlineData("-0.5")]
    [InlineData("+1E+300")]
    [InlineData("-Infinity")]
    [InlineData("1=2")]
    [InlineData("")]
    public void A_number_and_what_no_spreadsheet_computes_stay_as_they_are(string field) => Safe(field).ShouldBe(field);

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a ", "\"a \"")]
    public void What_would_end_or_change_a_field_is_quoted(string field, string written) =>
        Safe(field).ShouldBe(written);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("a b")]
    [InlineData("'")]
    public void A_field_is_else_written_as_it_is(string field) => CsvText.Of([[field]], "").ShouldBe(field);

    [Fact]
    public void Each_record_ends_its_line() =>
        CsvText.Of([["a", "b"], [], [""]], CsvText.WindowsNewLine).ShouldBe("a,b\r\n\r\n\r\n");

    static string Safe(string field) => CsvText.Of([[CsvText.WithoutFormula(field)]], "");
}
