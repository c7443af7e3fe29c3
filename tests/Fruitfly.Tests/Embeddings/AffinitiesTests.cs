using Fruitfly.Embeddings;

namespace Fruitfly.Tests.Embeddings;

public sealed class AffinitiesTests
{
    const int Count = 60;

    static readonly NeighborLists Neighbors = NearestNeighbors.Find(PointClouds.Normal(Count, 4, seed: 9), 4, 15);

    static readonly Affinities Five = Affinities.FromPerplexity(Neighbors, 5);

    [Fact]
    public void They_are_symmetric_and_sum_to_one()
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
            foreach (var j in Five.Partners(i))
            {
                Value(i, j).ShouldBe(Value(j, i));
                sum += Value(i, j);
            }
        sum.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Each_is_the_mean_of_both_points_shares_over_the_number_of_points()
    {
        var shares = new double[Count, Count];
        var row = new double[15];
        for (var i = 0; i < Count; i++)
        {
            PerplexityCalibration.Calibrate(Neighbors.SquaredDistances(i), 5, row);
            for (var k = 0; k < 15; k++)
                shares[i, Neighbors.Of(i)[k]] = row[k];
        }
        for (var i = 0; i < Count; i++)
            for (var j = 0; j < Count; j++)
                Value(i, j).ShouldBe((shares[i, j] + shares[j, i]) / (2 * Count), 1e-17);
    }

    [Fact]
    public void A_point_has_each_partner_once_in_ascending_order_and_not_itself()
    {
        Five.Pairs.ShouldBe(Enumerable.Range(0, Count).Sum(i => Five.Partners(i).Length));
        for (var i = 0; i < Count; i++)
        {
            Five.Partners(i).ToArray().ShouldBe(Five.Partners(i).ToArray().Distinct().Order());
            Five.Partners(i).ToArray().ShouldNotContain(i);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(15)]
    [InlineData(double.NaN)]
    public void A_perplexity_must_suit_the_number_of_neighbours(double perplexity) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Affinities.FromPerplexity(Neighbors, perplexity)).Message.ShouldContain("from 1 to below 15");

    static double Value(int i, int j)
    {
        var place = Five.Partners(i).IndexOf(j);
        return place < 0 ? 0 : Five.Of(i)[place];
    }
}
