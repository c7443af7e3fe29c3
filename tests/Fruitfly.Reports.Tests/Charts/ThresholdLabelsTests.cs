using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class ThresholdLabelsTests
{
    [Fact]
    public void Labels_apart_stand_in_one_row_over_their_verticals() =>
        ThresholdLabels.Arrange([(0.25, "one"), (0.75, "another")], 700)
            .ShouldBe([new(0, "center"), new(0, "center")]);

    [Fact]
    public void Labels_that_would_touch_stand_in_rows_above_each_other() =>
        ThresholdLabels.Arrange([(0.55, "parameters = examples"), (0.5, "parameters = examples")], 700)
            .Select(place => place.Row).ShouldBe([1, 0]);

    [Fact]
    public void A_row_is_used_again_where_it_is_free() =>
        ThresholdLabels.Arrange([(0.2, "parameters"), (0.22, "parameters"), (0.6, "parameters")], 700)
            .Select(place => place.Row).ShouldBe([0, 1, 0]);

    [Fact]
    public void At_an_edge_a_label_stands_beside_its_vertical() =>
        ThresholdLabels.Arrange([(0, "first"), (1, "last")], 700)
            .ShouldBe([new(0, "left"), new(0, "right")]);
}
