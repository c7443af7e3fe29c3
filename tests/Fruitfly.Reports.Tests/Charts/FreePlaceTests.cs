using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public sealed class FreePlaceTests
{
    [Fact]
    public void Without_lines_it_is_the_middle() => FreePlace.Along([], 0.5, length: 0.1).ShouldBe(0.5);

    [Fact]
    public void It_is_the_middle_of_the_largest_gap_between_the_lines_that_cross_there() =>
        FreePlace.Along([[(0, 0.7), (1, 0.7)], [(0, 0.2), (1, 0.2)]], 0.5, length: 0.1).ShouldBe(0.45, 1e-12);

    [Fact]
    public void A_line_that_ends_before_is_not_in_the_way_but_one_that_passes_close_by_is()
    {
        FreePlace.Along([[(0, 0.5), (0.3, 0.5)]], 0.5, length: 0.1).ShouldBe(0.5);
        FreePlace.Along([[(0, 0.5), (0.45, 0.5)]], 0.5, length: 0.1).ShouldBe(0.25);
    }

    [Fact]
    public void A_steep_line_takes_the_room_that_it_falls_through() =>
        FreePlace.Along([[(0, 1), (0.4, 1), (0.5, 0.4), (1, 0.4)]], 0.5, length: 0.1).ShouldBe(0.2, 1e-12);

    [Fact]
    public void A_label_does_not_reach_beyond_the_axis_even_where_the_gap_is_at_its_end()
    {
        FreePlace.Along([[(0, 0.3), (1, 0.3)], [(0, 0.6), (1, 0.6)]], 0.5, length: 0.6).ShouldBe(0.7, 1e-12);
        FreePlace.Along([[(0, 0.6), (1, 0.6)]], 0.5, length: 1.2).ShouldBe(0.5);
    }
}
