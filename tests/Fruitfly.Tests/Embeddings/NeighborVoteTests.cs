using Fruitfly.Embeddings;

namespace Fruitfly.Tests.Embeddings;

public sealed class NeighborVoteTests
{
    /// <summary>Points on a line, whose neighbours in order are 0: 1 2 3 4 5; 1: 0 2 3 4 5; 2: 1 0 3 4 5; 3: 2 4 1 0 5;
    /// 4: 3 5 2 1 0; 5: 4 3 2 1 0.</summary>
    static readonly NeighborLists Line = NearestNeighbors.Find([0, 1, 3, 6, 10, 15], 1, 5);

    static readonly int[] Labels = [0, 0, 1, 1, 0, 1];

    [Theory]
    [InlineData(1, 3)] // 0, 1 and 3 are right
    [InlineData(2, 3)] // ties go to the nearest, so as with one
    [InlineData(3, 1)] // only 5 is right
    [InlineData(5, 0)] // everybody's others are mostly of the other class
    public void A_point_has_the_class_that_most_of_its_neighbours_have(int k, int right) =>
        NeighborVote.Accuracy(Line, Labels, k).ShouldBe(right / 6.0, 1e-15);

    [Fact]
    public void Wrong_numbers_are_refused_with_what_is_allowed()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => NeighborVote.Accuracy(Line, Labels, 6)).Message.ShouldContain(
            "from 1 to 5");
        Should.Throw<ArgumentException>(() => NeighborVote.Accuracy(Line, [0, 1], 1)).Message.ShouldContain(
            "2 labels for 6 points");
    }
}
