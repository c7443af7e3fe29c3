using System.Text.Json.Nodes;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Reports.Tests.Pages;

public sealed class DrawnNumbersTests
{
    [Theory]
    [InlineData("0.12345678901234567", "0.1234568")]
    [InlineData("-1234.5678901234567", "-1234.568")]
    [InlineData("1.2345678901234567E-30", "1.234568E-30")]
    [InlineData("0.5", "0.5")]
    [InlineData("1764518400123", "1764518400123")]
    [InlineData("-12345678901", "-12345678901")]
    public void A_number_has_seven_digits_and_a_whole_one_all_of_them(string written, string drawn) =>
        DrawnNumbers.Of(JsonNode.Parse(written)!).ToJsonString().ShouldBe(drawn);

    [Fact]
    public void Everything_else_stays_and_so_does_what_was_copied()
    {
        var chart = JsonNode.Parse("""{"mark":"line","rows":[[1,2.3456789123,null,"0.123456789123"],[]],"on":true}""")!;
        var before = chart.ToJsonString();
        DrawnNumbers.Of(chart).ToJsonString()
            .ShouldBe("""{"mark":"line","rows":[[1,2.345679,null,"0.123456789123"],[]],"on":true}""");
        chart.ToJsonString().ShouldBe(before);
    }

    [Fact]
    public void Numbers_that_a_program_wrote_are_shortened_as_those_that_were_read() =>
        DrawnNumbers.Of(new JsonArray(1.0 / 3, 1f / 3, 7, 3.0, 10_000_000_019L)).ToJsonString()
            .ShouldBe("[0.3333333,0.33333334,7,3,10000000019]");
}
