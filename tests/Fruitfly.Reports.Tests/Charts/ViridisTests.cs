using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public sealed class ViridisTests
{
    [Theory]
    [InlineData(0, 0x44, 0x01, 0x54)]
    [InlineData(0.5, 0x21, 0x91, 0x8C)]
    [InlineData(1, 0xFD, 0xE7, 0x25)]
    [InlineData(-3, 0x44, 0x01, 0x54)]
    [InlineData(double.PositiveInfinity, 0xFD, 0xE7, 0x25)]
    [InlineData(double.NaN, 0x44, 0x01, 0x54)]
    public void Its_ends_and_its_middle_are_viridis(double share, int red, int green, int blue) =>
        Viridis.At(share).ShouldBe(((byte)red, (byte)green, (byte)blue));

    [Fact]
    public void It_grows_brighter_all_the_way()
    {
        var brightness = Enumerable.Range(0, 101).Select(k => Viridis.At(k / 100.0))
            .Select(color => 0.2126 * color.Red + 0.7152 * color.Green + 0.0722 * color.Blue);
        brightness.ShouldBeInOrder();
    }
}
