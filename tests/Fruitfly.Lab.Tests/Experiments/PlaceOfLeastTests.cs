using Fruitfly.Lab.Experiments;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class PlaceOfLeastTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Places_that_repetitions_tell_apart_leave_one(bool hasMean) =>
        PlaceOfLeast.Of([1, 2, 5], [Around(3), Around(1), Around(2)], hasMean)
            .ShouldBe(new PlaceOfLeast(2, 2, 2));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_others_are_ends_of_the_interval(bool hasMean) =>
        PlaceOfLeast.Of([1, 2, 5, 8], [Around(3), Around(1), Around(2), [.. Around(1.001).Reverse()]], hasMean)
            .ShouldBe(new PlaceOfLeast(2, 2, 8));

    static double[] Around(double middle) => [.. Enumerable.Range(0, 20).Select(k => middle + 0.02 * (k - 9.5))];
}
