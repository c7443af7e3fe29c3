using Fruitfly.Cli.Commands.Data;

namespace Fruitfly.Cli.Tests.Commands.Data;

public sealed class SparklineTests
{
    [Fact]
    public void Values_from_low_to_high_climb_through_all_marks()
    {
        Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7], 0, 7, unicode: true).ShouldBe("▁▂▃▄▅▆▇█");
        Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7, 8], 0, 8, unicode: false).ShouldBe(" .:-=+*#@");
    }

    [Fact]
    public void Values_beyond_the_range_stay_on_its_edge() => Sparkline.Of([-9, 9], 0, 1, unicode: true).ShouldBe("▁█");

    [Fact]
    public void A_range_without_width_is_drawn_in_the_middle() =>
        Sparkline.Of([2, 2], 2, 2, unicode: false).ShouldBe("==");
}
