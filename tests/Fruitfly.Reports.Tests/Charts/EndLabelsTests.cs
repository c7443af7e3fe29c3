using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class EndLabelsTests
{
    [Fact]
    public void Labels_with_room_stay_at_their_lines() => EndLabels.Spread([0.8, 0.2]).ShouldBe([0.8, 0.2]);

    [Fact]
    public void Touching_labels_are_moved_apart_around_their_middle()
    {
        var places = EndLabels.Spread([0.51, 0.49]);

        places[0].ShouldBe(0.5 + EndLabels.Gap / 2, 1e-12);
        places[1].ShouldBe(0.5 - EndLabels.Gap / 2, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Labels_at_the_end_of_the_axis_stay_on_it_in_order(double end)
    {
        var places = EndLabels.Spread([end, end, end, end]);

        places.ShouldAllBe(place => place >= -1e-12 && place <= 1 + 1e-12);
        places.Zip(places.Skip(1), (a, b) => b - a).ShouldAllBe(gap => Math.Abs(gap - EndLabels.Gap) < 1e-9);
    }
}
