using Fruitfly.Cli.Terminals;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Tests.Terminals;

public sealed class ProgressDisplayTests
{
    static readonly StudyProgress Half =
        new(new TrialCounts(1, 0, 1, 0, 0), TimeSpan.FromSeconds(2), 0.5, TimeSpan.FromSeconds(2));

    [Fact]
    public void Where_no_person_watches_there_is_a_plain_line_every_30_seconds_and_one_at_the_end()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using (var display = new ProgressDisplay(new Terminal(TextWriter.Null, error), "name", clock))
        {
            display.Report(Half);
            error.ToString().ShouldBeEmpty();
            clock.Tick();
            error.ToString().ShouldBe("name: 1 of 2 trials, 30.0/min, 2.0 s left\n");
        }
        clock.Period.ShouldBe(TimeSpan.FromSeconds(30));
        error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        error.ToString().ShouldNotContain("\e");
    }

    [Fact]
    public void The_time_left_goes_down_between_two_reports_until_a_trial_takes_longer_than_was_predicted()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using var display = new ProgressDisplay(new Terminal(TextWriter.Null, error), "name", clock);
        display.Report(Half with { Remaining = TimeSpan.FromSeconds(32) });
        clock.Pass(TimeSpan.FromSeconds(30));
        clock.Tick();
        clock.Pass(TimeSpan.FromSeconds(30));
        clock.Tick();
        error.ToString()
            .ShouldBe("name: 1 of 2 trials, 30.0/min, 2.0 s left\nname: 1 of 2 trials, 30.0/min, time left unknown\n");
    }

    [Fact]
    public void In_a_terminal_one_line_is_redrawn_and_the_last_stays()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using (var display = new ProgressDisplay(new Terminal(TextWriter.Null, error) { IsLive = true }, "name", clock))
        {
            display.Report(Half);
            clock.Tick();
            clock.Tick();
            error.ToString().ShouldNotContain("\n");
        }
        error.ToString().Split("\r\e[2K").Length.ShouldBe(4);
        error.ToString().ShouldEndWith("name: 1 of 2 trials, 30.0/min, 2.0 s left\n");
    }

    [Fact]
    public void In_the_background_only_the_line_at_the_end_is_shown_and_that_once()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using (var display = new ProgressDisplay(new Terminal(TextWriter.Null, error), "name", clock))
        {
            display.Report(Half);
            display.GoToBackground();
            clock.Tick();
            error.ToString().ShouldBeEmpty();
            display.Dispose();
        }
        error.ToString().ShouldBe("name: 1 of 2 trials, 30.0/min, 2.0 s left\n");
    }

    [Fact]
    public void The_time_until_the_end_holds_the_measuring_until_it_begins()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using var display =
            new ProgressDisplay(new Terminal(TextWriter.Null, error), "name", clock, after: TimeSpan.FromMinutes(1),
                measuring: TimeSpan.FromSeconds(20));
        display.Report(Half with { Remaining = TimeSpan.FromSeconds(12) });
        clock.Tick();
        display.Report(Half with { Remaining = TimeSpan.FromSeconds(18), Measured = 0.1, Rate = 0 });
        clock.Tick();
        error.ToString().ShouldBe(
            "name: 1 of 2 trials, 12 s left, 1 min 32 s in all\nname: 1 of 2 trials, 10 % measured, 18 s left, 1 " +
            "min 18 s in all\n");
    }

    [Fact]
    public void Where_the_terminal_is_narrow_the_bar_gives_way_to_the_words()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using var display =
            new ProgressDisplay(new Terminal(TextWriter.Null, error) { IsLive = true, Width = 50 }, "name", clock);
        display.Report(Half);
        clock.Tick();
        error.ToString().ShouldEndWith("name: 1 of 2 trials, 30.0/min, 2.0 s left");
    }

    [Fact]
    public void A_run_without_trials_says_nothing()
    {
        var error = new StringWriter();
        new ProgressDisplay(new Terminal(TextWriter.Null, error), "name", new ManualClock()).Dispose();
        error.ToString().ShouldBeEmpty();
    }
}
