using Fruitfly.Measurement;

namespace Fruitfly.Tests.Measurement;

public class MomentsTests
{
    [Fact]
    public void Moments_of_few_values_are_those_counted_by_hand()
    {
        var moments = Moments.Of([0, 0, 0, 4]);
        moments.Mean.ShouldBe(1);
        moments.Variance.ShouldBe(3);
        moments.Square.ShouldBe(4);
        moments.Skewness.ShouldBe((3 * -1 + 27) / 4 / Math.Pow(3, 1.5), 1e-12);
        moments.Kurtosis.ShouldBe((3 * 1 + 81) / 4 / 9.0 - 3, 1e-12);
    }

    [Theory]
    [InlineData(1e150)]
    [InlineData(1e-150)]
    public void Their_shape_does_not_depend_on_their_size(double size)
    {
        var moments = Moments.Of([0, 0, 0, 4 * size]);
        moments.Kurtosis.ShouldBe(21 / 9.0 - 3, 1e-9);
        moments.Skewness.ShouldBe(6 / Math.Pow(3, 1.5), 1e-9);
    }

    [Fact]
    public void What_does_not_vary_has_no_shape()
    {
        var moments = Moments.Of([2, 2]);
        (moments.Mean, moments.Variance).ShouldBe((2, 0));
        moments.Skewness.ShouldBe(double.NaN);
        Should.Throw<ArgumentException>(() => Moments.Of([]));
    }
}
