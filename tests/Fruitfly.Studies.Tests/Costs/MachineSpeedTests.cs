using Fruitfly.Studies.Costs;

namespace Fruitfly.Studies.Tests.Costs;

public sealed class MachineSpeedTests
{
    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 9)]
    [InlineData(3, 7)]
    [InlineData(9, 5)]
    public void Each_worker_takes_the_next_trial_when_it_is_done_with_one(int workers, double seconds) =>
        MachineSpeed.Together([1, 2, 3, 4, 5], workers).ShouldBe(seconds);

    [Fact]
    public void No_trials_take_no_time() => MachineSpeed.Together([], 2).ShouldBe(0);
}
