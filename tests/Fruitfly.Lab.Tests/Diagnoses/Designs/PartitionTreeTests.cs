using Fruitfly.Lab.Diagnoses.Designs;

namespace Fruitfly.Lab.Tests.Diagnoses.Designs;

public class PartitionTreeTests
{
    [Fact]
    public void Each_level_halves_the_pool_into_disjoint_subsets_of_which_there_are_eight_at_most() =>
        PartitionTree.LevelsOf(1200, 0, 1).ShouldBe(
            [new(0, 1200, 1), new(1, 600, 2), new(2, 300, 4), new(3, 150, 8), new(4, 75, 8), new(5, 37, 8)]);

    [Theory]
    [InlineData(239, 0, 1.0, 14, "15 units are the least")]
    [InlineData(1200, 10, 0.1, 37, "five for each of ten classes")]
    [InlineData(1200, 2, 0.01, 150, "two of a class of one in a hundred")]
    public void It_ends_before_subsets_become_too_small(
        int units, int classes, double rarest, int tooSmall, string reason)
    {
        var levels = PartitionTree.LevelsOf(units, classes, rarest);
        levels[^1].Units.ShouldBeGreaterThan(tooSmall, reason);
        (units >> levels.Count).ShouldBeLessThanOrEqualTo(tooSmall, reason);
    }

    [Fact]
    public void A_tiny_pool_has_the_level_of_all_its_rows() =>
        PartitionTree.LevelsOf(10, 3, 0.1).ShouldBe([new(0, 10, 1)]);

    [Fact]
    public void Subsets_of_every_level_fit_into_the_pool()
    {
        for (var units = 1; units < 3000; units += 7)
            foreach (var level in PartitionTree.LevelsOf(units, 2, 0.3))
                (level.Subsets * level.Units).ShouldBeLessThanOrEqualTo(units);
    }
}
