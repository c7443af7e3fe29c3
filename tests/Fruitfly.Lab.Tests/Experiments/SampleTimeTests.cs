using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Tests;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class SampleTimeTests
{
    [Fact]
    public void It_is_the_time_of_one_run_after_a_warm_up()
    {
        var (clock, runs) = (new SettableClock(), 0);
        SampleTime.Of(() => clock.Advance(TimeSpan.FromMilliseconds(++runs <= 3 ? 100 : 40)), clock)
            .ShouldBe(TimeSpan.FromMilliseconds(40));
        runs.ShouldBe(3 + 5);
    }

    [Fact]
    public void A_clock_that_stands_still_does_not_make_it_endless() =>
        SampleTime.Of(() => { }, new SettableClock()).ShouldBe(TimeSpan.Zero);
}
