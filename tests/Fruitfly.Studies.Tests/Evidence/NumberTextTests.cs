using Fruitfly.Studies.Evidence;


namespace Fruitfly.Studies.Tests.Evidence;

public class NumberTextTests
{
    [Theory]
    [InlineData(36.123, "36.1")]
    [InlineData(0.0123456, "0.0123")]
    [InlineData(-3.14159, "−3.14")]
    [InlineData(12345.6, "12,346")]
    [InlineData(0, "0")]
    [InlineData(1e-9, "1e-9")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.PositiveInfinity, "infinite")]
    public void Three_digits_are_shown(double value, string text) =>
        NumberText.Of(value).Replace('−', '-').ShouldBe(text.Replace('−', '-'));

    [Fact]
    public void A_symmetric_interval_is_plus_or_minus() =>
        NumberText.Measured(36.1, 35.2, 37.0, 10, "%").ShouldBe("36.10 ± 0.90 % (n = 10)");

    [Theory]
    [InlineData(4000, "examples", 1, "4,000 examples (n = 1)")]
    [InlineData(1, "of 1 hash equal", 1, "1 of 1 hash equal (n = 1)")]
    [InlineData(0, "%", 5, "0 % (n = 5)")]
    public void An_interval_without_width_is_not_shown(double value, string unit, int count, string text) =>
        NumberText.Measured(value, value, value, count, unit).ShouldBe(text);

    [Fact]
    public void Another_interval_is_from_to() =>
        NumberText.Measured(36.1, 35.9, 38.0, 10, "%").ShouldBe("36.1 % (35.9 to 38.0; n = 10)");

    [Fact]
    public void Rounding_is_not_a_spread() =>
        NumberText.Measured(1.139, 1.139 - 1e-9, 1.139 + 1e-9, 10, "decades").ShouldBe("1.14 decades (n = 10)");

    [Fact]
    public void Without_an_interval_there_is_none() =>
        NumberText.Measured(36.1, double.NegativeInfinity, double.PositiveInfinity, 1, "%").ShouldBe("36.1 % (n = 1)");

    [Fact]
    public void An_interval_has_two_digits_of_its_half_width() =>
        NumberText.Interval(35.21, 37.04).ShouldBe("35.21 to 37.04");

    [Fact]
    public void A_cell_has_mean_and_standard_deviation_and_less_where_there_is_less()
    {
        NumberText.MeanAndDeviation([35, 37], 1).ShouldBe("36.0 ± 1.4");
        NumberText.MeanAndDeviation([36.1], 1).ShouldBe("36.1");
        NumberText.MeanAndDeviation([], 1).ShouldBe("–");
    }
}
