using Fruitfly.Surfaces;

namespace Fruitfly.Tests.Surfaces;

public sealed class SurfaceBatchesTests
{
    [Fact]
    public void A_batch_holds_different_examples_and_the_next_one_others()
    {
        var next = SurfaceBatches.Of(seed: 1, examples: 30, size: 5);
        var (first, second) = (next(), next());
        first.Distinct().Count().ShouldBe(5);
        first.ShouldAllBe(example => example >= 0 && example < 30);
        second.ShouldNotBe(first);
    }

    [Fact]
    public void The_same_seed_draws_the_same_batches() =>
        SurfaceBatches.Of(7, 30, 5)().ShouldBe(SurfaceBatches.Of(7, 30, 5)());

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void A_batch_of_none_or_of_more_than_there_are_is_refused(int size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SurfaceBatches.Of(1, 30, size));
}
