using System.Globalization;
using Fruitfly.Data.Files;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Data.Files;

public sealed class NumberTextTests
{
    static readonly string[] Formats = ["R", "G9", "G15", "G17", "E3", "E16", "E18", "E25", "F6", "F0", "F20"];

    [Fact]
    public void Random_numbers_are_rounded_as_the_runtime_rounds_them()
    {
        var random = new RandomStream(seed: 1, stream: 14);
        for (var i = 0; i < 200_000; i++)
        {
            var bits = (ulong)random.NextInt(int.MaxValue) << 33 ^ (ulong)random.NextInt(int.MaxValue) << 11
                ^ (ulong)random.NextInt(1 << 11);
            var number = BitConverter.UInt64BitsToDouble(bits);
            if (i % 3 == 0)
                number = (random.NextInt(int.MaxValue) - (1 << 30)) / Math.Pow(10, random.NextInt(12));
            if (double.IsFinite(number))
                ShouldAgree(number.ToString(Formats[random.NextInt(Formats.Length)], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Decimals_half_way_between_two_numbers_are_rounded_as_the_runtime_rounds_them()
    {
        var random = new RandomStream(seed: 2, stream: 14);
        for (var i = 0; i < 100_000; i++)
        {
            var odd = ((1L << 53) + random.NextInt(int.MaxValue)) * 2 +
                1; // 2⁵⁴ and more, so every odd one lies half way
            var text = (odd * (1L << random.NextInt(6))).ToString(CultureInfo.InvariantCulture);
            ShouldAgree(text);
            var at = 1 + random.NextInt(text.Length - 1);
            ShouldAgree(text[..at] + "." + text[at..]);
            ShouldAgree(FormattableString.Invariant($"{text}e{random.NextInt(640) - 320}"));
        }
    }

    [Fact]
    public void Whatever_is_written_is_a_number_where_the_runtime_finds_one()
    {
        const string Characters = "0123456789..--++eE ,Ian";
        var random = new RandomStream(seed: 3, stream: 14);
        for (var i = 0; i < 300_000; i++)
        {
            var text = new char[1 + random.NextInt(9)];
            for (var at = 0; at < text.Length; at++)
                text[at] = Characters[random.NextInt(Characters.Length)];
            ShouldAgree(new string(text));
        }
    }

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("184467440737095516160000000000")]
    [InlineData("0.000000000000000000000000000000000001")]
    [InlineData("00000000000000000000000000000000000001.5")]
    [InlineData("4.9406564584124654e-324")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("2.2250738585072014e-308")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("1.7976931348623159e308")]
    [InlineData("9007199254740993")]
    [InlineData("1e99999"), InlineData("1e-99999"), InlineData("0e99999"), InlineData("-0"), InlineData("+.5e-3")]
    [InlineData("1e"), InlineData("1e+"), InlineData("."), InlineData("-"), InlineData(""), InlineData("5.")]
    [InlineData("Infinity"), InlineData("-infinity"), InlineData("NaN"), InlineData("inf"), InlineData("0x1F")]
    [InlineData("1,000"), InlineData("1_000"), InlineData("٣"), InlineData("(5)"), InlineData("$5"), InlineData("5-")]
    public void Numbers_at_the_edges_are_those_of_the_runtime(string text) => ShouldAgree(text);

    [Theory]
    [InlineData("1,5", 1.5), InlineData("-,25", -0.25), InlineData("12345678901234567890,5", 12345678901234567890.5)]
    [InlineData("1,5e3", 1500)]
    public void A_comma_may_stand_before_the_decimals(string text, double number)
    {
        NumberText.TryParse(text, ',', out var value).ShouldBeTrue();
        value.ShouldBe(number);
    }

    [Theory]
    [InlineData("1.5"), InlineData("1.234.567,5"), InlineData("1,2,3"), InlineData("123456789012345678901.5")]
    public void With_a_comma_before_the_decimals_a_point_makes_no_number(string text) =>
        NumberText.TryParse(text, ',', out _).ShouldBeFalse();

    [Theory]
    [InlineData("9007199254740993", true), InlineData("9007199254740992", false), InlineData("-9007199254740993", true)]
    [InlineData("9007199254740993.0", false), InlineData("1e20", false), InlineData("5", false)]
    [InlineData("100000000000000000000", false), InlineData("99999999999999999999", true)]
    public void An_integer_that_float64_rounds_is_known(string text, bool isRounded)
    {
        NumberText.TryParse(text, '.', out var value).ShouldBeTrue();
        NumberText.IsRoundedInteger(text, value).ShouldBe(isRounded);
    }

    static void ShouldAgree(string text)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected)
            && !double.IsNaN(expected);
        if (NumberText.TryParse(text, '.', out var value) != isNumber
            || isNumber && BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(expected))
            Assert.Fail($"'{text}' is {value:R} and not {expected:R}");
    }
}
