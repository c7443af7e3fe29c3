using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class NumericArrayTests
{
    [Fact]
    public void Values_convert_to_float32_float64_and_integers()
    {
        NumericArray.Of([1, -2]).ToSingles().ShouldBe([1f, -2f]);
        NumericArray.Of([0.1, 1e300]).ToSingles().ShouldBe([0.1f, float.PositiveInfinity]);
        NumericArray.Of([0.1f]).ToDoubles().ShouldBe([0.1f]);
        NumericArray.Of([ulong.MaxValue, 5UL]).ToIntegers().ShouldBe([long.MaxValue, 5]);
        NumericArray.Of([true, false]).ToIntegers().ShouldBe([1, 0]);
        NumericArray.Of([(sbyte)-1]).ToIntegers().ShouldBe([-1]);
    }

    [Fact]
    public void Real_numbers_have_no_integers() =>
        Should.Throw<InvalidOperationException>(() => NumericArray.Of([1.5]).ToIntegers()).Message.ShouldContain(
            "Float64");

    [Fact]
    public void A_shape_must_hold_the_values()
    {
        NumericArray.Of([1, 2, 3, 4, 5, 6], 2, 3).Shape.ToArray().ShouldBe([2, 3]);
        NumericArray.Of([1, 2]).Shape.ToArray().ShouldBe([2]);
        Should.Throw<ArgumentException>(() => NumericArray.Of([1, 2, 3], 2, 2)).Message.ShouldContain(
            "3 values do not fill the shape (2, 2)");
        Should.Throw<ArgumentException>(() => NumericArray.Of(['a'])).Message.ShouldContain("Char");
    }
}
