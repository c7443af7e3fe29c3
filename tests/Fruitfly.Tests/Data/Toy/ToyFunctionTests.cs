using Fruitfly.Data.Toy;

namespace Fruitfly.Tests.Data.Toy;

public class ToyFunctionTests
{
    [Fact]
    public void The_notebooks_pi_makes_no_difference_that_can_be_seen() =>
        Enumerable.Range(0, 101).Select(i => i / 100.0)
            .Max(x => Math.Abs(ToyFunction.At(x) - Math.Exp(Math.Sin(2 * Math.PI * x))))
            .ShouldBeInRange(1e-4, 6e-4);

    [Fact]
    public void It_begins_at_one_and_rises_to_e() =>
        ToyFunction.At([0, 0.25]).ShouldBe([1, Math.E], 1e-6);
}
