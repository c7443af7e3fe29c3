using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement;

public class QuantileTests
{
    [Fact]
    public void Quantiles_lie_linearly_between_the_values()
    {
        Quantile.Of([4, 1, 2, 3], 0.25).Value.ShouldBe(1.75);
        Quantile.Median([1, 9, 4]).Value.ShouldBe(4);
        Quantile.Of([1, 9, 4], 0).Value.ShouldBe(1);
        Quantile.Of([1, 9, 4], 1).Value.ShouldBe(9);
    }

    [Fact]
    public void The_medians_interval_is_the_one_in_the_tables()
    {
        // For n = 20 the 6th and the 15th value (Conover 1999, table A3: P(B ≤ 5) = 0.0207, P(B ≤ 14) = 0.9793).
        var median = Quantile.Median([.. Enumerable.Range(1, 20).Select(k => (double)k)]);
        (median.Low, median.High, median.Count).ShouldBe((6, 15, 20));
    }

    [Fact]
    public void Five_values_are_too_few_for_an_interval() =>
        (Quantile.Median([1, 2, 3, 4, 5]).Low, Quantile.Median([1, 2, 3, 4, 5]).High)
            .ShouldBe((double.NegativeInfinity, double.PositiveInfinity));

    [Fact]
    public void The_interval_contains_the_quantile_about_as_often_as_it_promises()
    {
        var stream = new RandomStream(5, 0);
        var contained = Enumerable.Range(0, 500).Count(_ =>
        {
            var quantile = Quantile.Of([.. Enumerable.Range(0, 60).Select(_ => stream.NextDouble())], 0.9);
            return quantile.Low <= 0.9 && quantile.High >= 0.9;
        });
        (contained / 500.0).ShouldBeInRange(0.93, 1);
    }

    [Fact]
    public void A_share_is_a_share_and_no_values_have_no_quantile()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.1));
        Should.Throw<ArgumentException>(() => Quantile.Median([]));
    }
}
