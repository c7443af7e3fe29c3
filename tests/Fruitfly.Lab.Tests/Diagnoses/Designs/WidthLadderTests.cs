using Fruitfly.Lab.Diagnoses.Designs;

namespace Fruitfly.Lab.Tests.Diagnoses.Designs;

public class WidthLadderTests
{
    [Fact]
    public void Widths_grow_in_proportion_to_four_times_the_one_that_has_as_many_parameters_as_targets()
    {
        var widths = WidthLadder.Of(width => 10 * width, targets: 320, count: 6);
        widths.ShouldBe([2, 5, 11, 24, 56, 128]);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(100_000_000, 1024)]
    public void They_stay_between_two_and_a_thousand_units(long targets, int widest)
    {
        var widths = WidthLadder.Of(width => 10 * width, targets, 4);
        widths[0].ShouldBe(2);
        widths[^1].ShouldBe(widest);
        widths.ShouldBeUnique();
    }
}
