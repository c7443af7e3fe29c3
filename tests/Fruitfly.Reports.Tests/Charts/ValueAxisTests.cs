using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class ValueAxisTests
{
    [Fact]
    public void Millions_and_more_on_a_logarithmic_axis_have_a_prefix()
    {
        ValueAxis.Logarithmic([1, 3e13]).ToAxis()["format"]!.GetValue<string>().ShouldBe("~s");
        ValueAxis.Logarithmic([1e-5, 10]).ToAxis()["format"]!.GetValue<string>().ShouldBe("~g");
    }

    [Theory]
    [InlineData(new[] { 35.0, 91.0 }, 0, 100)]
    [InlineData(new[] { 0.3 }, 0, 0.3)]
    [InlineData(new[] { -4.0, 4.0 }, -4, 4)]
    [InlineData(new double[0], 0, 1)]
    [InlineData(new[] { double.NaN, double.PositiveInfinity, 2.0 }, 0, 2)]
    public void A_linear_axis_includes_zero_and_ends_at_a_tick(double[] values, double low, double high)
    {
        var axis = ValueAxis.Linear(values);

        (axis.Low, axis.High).ShouldBe((low, high));
        axis.Ticks[0].ShouldBe(low);
        axis.Ticks[^1].ShouldBe(high);
    }

    [Fact]
    public void Ticks_are_labelled_as_exactly_as_they_are_placed()
    {
        var axis = ValueAxis.Linear([-4.9, 5.5]);
        axis.Ticks.ShouldBe([-5, -2.5, 0, 2.5, 5, 7.5]);
        axis.ToAxis()["format"]!.GetValue<string>()
            .ShouldBe(".9~r", "Vega would round to its own ticks, and write 3 for 2.5");
    }

    [Theory]
    [InlineData(new[] { 0.02, 3.0 }, 0.01, 10)]
    [InlineData(new[] { 1.0 }, 1, 10)]
    [InlineData(new[] { 0, -1, 100.0, 1000.0 }, 100, 1000)]
    public void A_logarithmic_axis_spans_whole_decades_of_the_positive_values(double[] values, double low, double high)
    {
        var axis = ValueAxis.Logarithmic(values);

        (axis.Low, axis.High).ShouldBe((low, high));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_place_and_its_value_are_inverses(bool isLogarithmic)
    {
        var axis = isLogarithmic ? ValueAxis.Logarithmic([0.01, 1]) : ValueAxis.Linear([0, 7]);

        axis.At(axis.Place(0.3)).ShouldBe(0.3, 1e-12);
        (axis.Place(axis.Low), axis.Place(axis.High)).ShouldBe((0, 1));
    }
}
