using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Tests.Studies;

public sealed class CsvFieldTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")", "\"'=HYPERLINK(\"\"http://example.com\"\")\"")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    public void A_formula_becomes_a_text(string field, string written) => CsvField.Of(field).ShouldBe(written);

    [Theory]
    [InlineData("-0.5")]
    [InlineData("+1E+300")]
    [InlineData("-Infinity")]
    [InlineData("1=2")]
    [InlineData("")]
    public void A_number_and_what_no_spreadsheet_computes_stay_as_they_are(string field) => CsvField.Of(field).ShouldBe(field);

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    public void What_would_end_a_field_is_quoted(string field, string written) => CsvField.Of(field).ShouldBe(written);
}
