using Fruitfly.Lab.Sweeps.Designs;

namespace Fruitfly.Lab.Tests.Sweeps.Designs;

public sealed class HalvingLadderTests
{
    [Theory]
    [InlineData(27, 3, 1, new[] { 1, 3, 9, 27 })]
    [InlineData(27, 3, 3, new[] { 3, 9, 27 })]
    [InlineData(27, 3, null, new[] { 3, 9, 27 })]
    [InlineData(50, 2, 12, new[] { 12, 25, 50 })]
    [InlineData(2, 3, null, new[] { 2 })]
    public void Each_rung_is_so_many_times_as_long_as_the_one_before(
        int length, int reduction, int? shortest, int[] expected) =>
        HalvingLadder.Of(length, reduction, shortest).Lengths.ShouldBe(expected);

    /// <summary>Li et al. (2018), table 1: R = 81, η = 3.</summary>
    [Fact]
    public void The_brackets_of_Hyperband_are_the_published_ones() =>
        HalvingLadder.Of(81, 3, 1).Brackets().Select(bracket => bracket.Settings).ShouldBe([81, 34, 15, 8, 5]);

    [Fact]
    public void At_least_one_setting_climbs()
    {
        var ladder = HalvingLadder.Of(9, 3, 1);
        (ladder.Climbing(9), ladder.Climbing(2)).ShouldBe((3, 1));
        ladder.TrainingsOf(0, 9).ShouldBe(9 + 3 + 1);
    }
}
