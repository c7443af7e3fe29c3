using Fruitfly.Data.Toy;
using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Tests.Experiments.BiasVariance;

public class FiniteVarianceTests
{
    [Fact]
    public void With_15_examples_it_ends_at_ten_hidden_units() =>
        Enumerable.Range(1, 20).TakeWhile(hiddenUnits => FiniteVariance.Holds(15, hiddenUnits)).Last().ShouldBe(10);

    [Fact]
    public void Every_sample_size_of_the_pictures_has_a_mean() =>
        ToyBiasVarianceExperiment.SampleSizes.ShouldAllBe(size =>
            FiniteVariance.Holds(size, ToyBiasVarianceExperiment.PicturedUnits));

    [Fact]
    public void A_network_that_interpolates_has_none() => FiniteVariance.Holds(15, 14).ShouldBeFalse();

    /// <summary>With 11 units a pair that closes up takes the design's rank with it, with 10 it does not.</summary>
    [Theory]
    [InlineData(10, 0, 1e8)]
    [InlineData(11, 1e14, double.PositiveInfinity)]
    public void Two_examples_that_fall_together_matter_beyond_it_only(int hiddenUnits, double least, double most)
    {
        // The first two meet at their common border, the third keeps to the end of its part.
        double[] inputs = [1 / 15.0, 1 / 15.0, .. Enumerable.Range(2, 13).Select(i => (i + 0.95) / 15)];
        HingeFit.Of(new ToyData(inputs, new double[15]), hiddenUnits).Solution.Condition.ShouldBeInRange(least, most);
    }
}
