using System.Numerics;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Numerics.Tests.Kernels;

public class ExponentialTests
{
    [Fact]
    public void Values_over_the_whole_range_are_within_two_units_in_the_last_place()
    {
        for (var x = -87f; x < 88.7f; x += 0.00731f)
        {
            var value = Of(x);
            var exact = Math.Exp(x);
            var unit = Math.Pow(2, Math.Floor(Math.Log2(exact)) - 23);
            Math.Abs(value - exact).ShouldBeLessThanOrEqualTo(2 * unit, $"exp({x:R})");
        }
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(1e30f, float.PositiveInfinity)]
    [InlineData(-1e30f, 0f)]
    [InlineData(89f, float.PositiveInfinity)]
    [InlineData(-104f, 0f)]
    public void The_ends_of_the_range_are_exact(float x, float expected) => Of(x).ShouldBe(expected);

    [Fact]
    public void Underflow_is_gradual()
    {
        for (var x = -103f; x < -87.5f; x += 0.25f)
            ((double)Of(x)).ShouldBe(Math.Exp(x), 2 * float.Epsilon);
    }

    [Fact]
    public void Two_at_once_have_the_bits_of_each()
    {
        float[] ends = [0, -0f, float.NaN, float.NegativeInfinity, float.PositiveInfinity, 89, 90, -104, -105];
        foreach (var x in ends.Concat(Enumerable.Range(-1100, 2000).Select(i => i * 0.0973f)))
        {
            var (first, second) = Exponential.Of(new Vector<float>(x), new Vector<float>(1 - x));
            BitConverter.SingleToInt32Bits(first[0]).ShouldBe(BitConverter.SingleToInt32Bits(Of(x)), $"exp({x:R})");
            BitConverter.SingleToInt32Bits(second[0]).ShouldBe(BitConverter.SingleToInt32Bits(Of(1 - x)));
        }
    }

    static float Of(float x) => Exponential.Of(new Vector<float>(x))[0];
}
