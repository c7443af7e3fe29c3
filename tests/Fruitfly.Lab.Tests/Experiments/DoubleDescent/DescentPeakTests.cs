using Fruitfly.Lab.Experiments.DoubleDescent;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescent;

public class DescentPeakTests
{
    [Fact]
    public void The_peak_lies_between_the_lowest_values_of_both_sides()
    {
        var peak = DescentPeak.Of([70, 50, 42, 45, 52, 48, 40, 41])!.Value;
        (peak.Lowest, peak.Peak, peak.LowestBeyond).ShouldBe((2, 4, 6));
        (peak.Rise, peak.Fall, peak.Prominence).ShouldBe((10, 12, 10));
    }

    [Fact]
    public void Of_several_bumps_the_one_that_stands_out_most_is_the_peak() =>
        DescentPeak.Of([60, 50, 51, 40, 47, 44, 45, 39])!.Value.Peak.ShouldBe(4);

    [Fact]
    public void A_start_that_is_higher_than_everything_is_no_peak() =>
        DescentPeak.Of([90, 30, 20, 25, 21])!.Value.Peak.ShouldBe(3);

    [Theory]
    [InlineData(5.0, 4.0, 3.0, 2.0)]
    [InlineData(1.0, 2.0, 3.0, 4.0)]
    [InlineData(4.0, 2.0, 3.0, 4.0)]
    [InlineData(2.0, 2.0, 2.0, 2.0)]
    [InlineData(1.0, 2.0)]
    public void Values_that_only_fall_or_rise_have_no_peak(params double[] values) =>
        DescentPeak.Of(values).ShouldBeNull();
}
