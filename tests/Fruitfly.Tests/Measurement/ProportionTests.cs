using Fruitfly.Measurement;

namespace Fruitfly.Tests.Measurement;

public sealed class ProportionTests
{
    /// <summary>Newcombe 1998, table I, method 3: Wilson's score without continuity correction.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_the_published_one(int successes, int count, double low, double high)
    {
        var share = Proportion.Wilson(successes, count);
        share.Value.ShouldBe((double)successes / count);
        share.Low.ShouldBe(low, 5e-5);
        share.High.ShouldBe(high, 5e-5);
    }

    [Fact]
    public void All_right_leaves_room_below_and_none_above()
    {
        var share = Proportion.Wilson(50, 50);
        share.High.ShouldBe(1);
        share.Low.ShouldBe(1 - Proportion.Wilson(0, 50).High, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Counts_that_are_none_are_refused(int successes, int count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.Wilson(successes, count));

    [Fact]
    public void A_share_that_is_a_mean_of_several_has_the_interval_of_that_many_attempts()
    {
        Proportion.Wilson(15 / 148.0, 148).Low.ShouldBe(Proportion.Wilson(15, 148).Low, 1e-12);
        Proportion.Wilson(0.0, 20).Low.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.Wilson(1.01, 20));
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.Wilson(double.NaN, 20));
    }

    [Fact]
    public void The_interval_of_a_mean_of_shares_ends_where_shares_end()
    {
        var mean = Estimate.OfMean([0, 0, 0.03]).Within(0, 1);
        mean.Low.ShouldBe(0);
        mean.High.ShouldBe(Estimate.OfMean([0, 0, 0.03]).High);
        Estimate.OfMean([1, 1, 0.9]).Within(0, 1).High.ShouldBe(1);
        Estimate.OfMean([0.5]).Within(0, 1).Low.ShouldBe(double.NegativeInfinity, "one value has no interval");
    }
}
