using Fruitfly.Data.Mnist1d;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Data.Mnist1d;

public class NumpyArithmeticTests
{
    // np.random.RandomState(5).randn(n).sum(): the lengths fall on both sides of every way of summing.
    [Theory]
    [InlineData(7, 3.071894946179161)]
    [InlineData(17, -0.028583468769068032)]
    [InlineData(129, 2.8876224559838635)]
    [InlineData(1000, 33.27702789285542)]
    [InlineData(8192, 12.023743686543334)]
    [InlineData(8193, 12.420342482530526)]
    [InlineData(50000, 120.94127342339596)]
    public void Sums_are_those_of_NumPy_to_the_last_bit(int count, double expected)
    {
        var random = new NumpyRandom(5);
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
            value = random.NextGaussian();
        NumpyArithmetic.Sum(values).ShouldBe(expected);
    }

    [Fact]
    public void The_standard_deviation_is_that_of_the_population()
    {
        NumpyArithmetic.StandardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).ShouldBe(2);
        NumpyArithmetic.StandardDeviation(Enumerable.Range(0, 20_001).Select(i => (double)i).ToArray())
            .ShouldBe(Math.Sqrt((20_001.0 * 20_001 - 1) / 12), 1e-8);
    }

    [Fact]
    public void Even_spacing_ends_exactly_where_it_should()
    {
        NumpyArithmetic.Linspace(-5, 5, 5).ShouldBe([-5, -2.5, 0, 2.5, 5]);
        NumpyArithmetic.Linspace(0, 1, 50)[^1].ShouldBe(1);
        NumpyArithmetic.Linspace(0, 1, 1).ShouldBe([0]);
    }

    [Fact]
    public void Interpolation_passes_through_the_values_and_is_linear_between()
    {
        var stretched = new double[9];
        NumpyArithmetic.Interpolate([1, 3, -1], NumpyArithmetic.Linspace(0, 1, 9), stretched);
        stretched.ShouldBe([1, 1.5, 2, 2.5, 3, 2, 1, 0, -1]);
    }
}
