using Fruitfly.Measurement;

namespace Fruitfly.Tests.Measurement;

public sealed class HistogramTests
{
    [Fact]
    public void Values_fall_into_bins_of_equal_width_and_the_largest_into_the_last()
    {
        var histogram = Histogram.Of([0, 0.9f, 1, 2.5f, 4, 4], bins: 4);
        (histogram.Low, histogram.High).ShouldBe((0, 4));
        histogram.Counts.ShouldBe([2, 1, 1, 2]);
    }

    [Fact]
    public void Equal_values_lie_in_the_middle_of_a_range_of_width_1()
    {
        var histogram = Histogram.Of([7, 7, 7], bins: 5);
        (histogram.Low, histogram.High).ShouldBe((6.5, 7.5));
        histogram.Counts.ShouldBe([0, 0, 3, 0, 0]);
    }

    [Fact]
    public void What_is_not_finite_is_in_no_bin()
    {
        Histogram.Of([float.NaN, 1, float.PositiveInfinity, 3, float.NegativeInfinity], bins: 2).Counts.ShouldBe([1,
            1]);
        var none = Histogram.Of([float.NaN, float.PositiveInfinity], bins: 2);
        (none.Low, none.High, none.Counts.Sum()).ShouldBe((0, 1, 0));
        Histogram.Of([], bins: 3).Counts.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void Even_the_largest_floats_are_counted() =>
        Histogram.Of([float.MinValue, 0, float.MaxValue], bins: 3).Counts.ShouldBe([1, 1, 1]);

    [Fact]
    public void There_is_at_least_one_bin() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Histogram.Of([1], bins: 0));
}
