using Fruitfly.Lab.Experiments.Initialization;

namespace Fruitfly.Lab.Tests.Experiments.Initialization;

public class PowerTextTests
{
    [Theory]
    [InlineData(84.75, "10⁸⁵")]
    [InlineData(-65.25, "10⁻⁶⁵")]
    [InlineData(-0.2, "1")]
    [InlineData(double.NegativeInfinity, "0")]
    [InlineData(double.PositiveInfinity, "infinite")]
    [InlineData(double.NaN, "not a number")]
    public void Powers_of_ten_have_raised_exponents(double exponent, string text) =>
        PowerText.Of(exponent).ShouldBe(text);
}
