using Fruitfly.Networks.Layers;

namespace Fruitfly.Tests.Networks.Layers;

public sealed class ActivationFunctionTests
{
    [Fact]
    public void The_derivative_of_a_rectifier_at_zero_is_that_of_its_left_side()
    {
        ActivationFunction.Relu.Derivative(0).ShouldBe(0);
        ActivationFunction.LeakyRelu(0.25).Derivative(0).ShouldBe(0.25);
    }

    [Fact]
    public void A_leaky_rectifier_keeps_a_share_of_what_is_negative()
    {
        var leaky = ActivationFunction.LeakyRelu(0.25);
        leaky.Value(-8).ShouldBe(-2);
        leaky.Value(8).ShouldBe(8);
    }

    // f Φ(f) with tables of Φ: Φ(1) = 0.841344746068542949, Φ(−10) = 7.61985302416052607e−24
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.841344746068542949)]
    [InlineData(-1, -0.158655253931457051)]
    [InlineData(-10, -7.61985302416052607e-23)]
    [InlineData(40, 40)]
    public void Gelu_is_exact_far_into_its_tails(double f, double expected) =>
        ActivationFunction.Gelu.Value(f).ShouldBe(expected, 1e-14 * Math.Abs(expected) + 1e-300);

    [Fact]
    public void A_sigmoid_saturates_without_overflow()
    {
        var sigmoid = ActivationFunction.Sigmoid;
        (sigmoid.Value(-1000), sigmoid.Value(0), sigmoid.Value(1000)).ShouldBe((0, 0.5, 1));
        (sigmoid.Derivative(-1000), sigmoid.Derivative(0), sigmoid.Derivative(1000)).ShouldBe((0, 0.25, 0));
        sigmoid.Derivative(50).ShouldBe(Math.Exp(-50), 1e-15 * Math.Exp(-50));
    }
}
