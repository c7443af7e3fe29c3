namespace Fruitfly.Reports.Tests;

public sealed class ProvenanceTests
{
    [Theory]
    [InlineData(new ulong[0], "none")]
    [InlineData(new ulong[] { 7 }, "7")]
    [InlineData(new ulong[] { 2, 0, 1, 1 }, "0 to 2")]
    [InlineData(new ulong[] { 5, 1, 7 }, "1, 5, 7")]
    public void Seeds_are_told_as_a_range_where_none_is_left_out(ulong[] seeds, string text) =>
        Provenance.SeedsText(seeds).ShouldBe(text);
}
