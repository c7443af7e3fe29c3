using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables;

public sealed class AmountTests
{
    [Theory]
    [InlineData("12 %", "%", 12)]
    [InlineData("12.5%", "%", 12.5)]
    [InlineData("-3 %", "%", -3)]
    [InlineData("$1,200.50", "$", 1200.5)]
    [InlineData("-$5", "$", -5)]
    [InlineData("($1,200.50)", "$", -1200.5)]
    [InlineData("$ .5", "$", 0.5)]
    [InlineData("1.200,50 €", "€", 1200.5)]
    [InlineData("1 200,50 €", "€", 1200.5)]
    [InlineData("CHF 1'200.50", "CHF", 1200.5)]
    [InlineData("1,234,567 USD", "USD", 1234567)]
    [InlineData("12,5 %", "%", 12.5)]
    [InlineData("$1,200", "$", 1200)] // money has hundredths, so these are thousands
    [InlineData("1.200 €", "€", 1200)]
    public void A_number_with_a_unit_is_read_without_it(string text, string unit, double expected)
    {
        var amount = Amount.Of([text], hasDecimalComma: false).ShouldNotBeNull();
        amount.Unit.ShouldBe(unit);
        amount.TryParse(text, out var value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("$5", "€5")]
    [InlineData("12 %", "12")]
    [InlineData("1,200 %")] // 1200 or 1.2
    [InlineData("$1,200", "$1.200")]
    [InlineData("1,2,3 %")]
    [InlineData("$")]
    [InlineData("5 $ 6")]
    [InlineData("$5%")]
    [InlineData("12 kg")]
    [InlineData("EURO 5")]
    [InlineData("٣ %")] // a digit of another script
    [InlineData("1111111111111111111111111111111111111111111111111111111111111 %")]
    public void What_has_no_unit_or_may_be_read_in_two_ways_is_none(params string[] texts) =>
        Amount.Of(texts, hasDecimalComma: false).ShouldBeNull();

    [Fact]
    public void One_text_that_is_clear_tells_how_the_others_are_written()
    {
        Amount.Of(["1.200 %", "3,5 %"], hasDecimalComma: false).ShouldBe(new("%", HasDecimalComma: true));
        Amount.Of(["1,200 %", "1,200.5 %"], hasDecimalComma: false).ShouldBe(new("%", HasDecimalComma: false));
    }

    [Fact]
    public void Once_the_unit_is_known_a_number_may_stand_without_it()
    {
        new Amount("%", HasDecimalComma: true).TryParse("12,5", out var value).ShouldBeTrue();
        value.ShouldBe(12.5);
        new Amount("%", HasDecimalComma: false).TryParse("a %", out _).ShouldBeFalse();
    }
}
