using Fruitfly.Measurement;

namespace Fruitfly.Tests.Measurement;

public sealed class MedianTests
{
    [Theory]
    [InlineData(new[] { 4.0 }, 4)]
    [InlineData(new[] { 9.0, 1, 2 }, 2)]
    [InlineData(new[] { 1000.0, 3, 1, 2 }, 2.5)]
    public void It_is_the_middle_or_the_mean_of_the_two_in_the_middle(double[] values, double median) =>
        Median.Of(values).ShouldBe(median);

    [Fact]
    public void Nothing_has_no_median() => Should.Throw<ArgumentException>(() => Median.Of([]));
}
