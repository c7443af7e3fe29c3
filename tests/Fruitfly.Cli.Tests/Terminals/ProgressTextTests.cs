using Fruitfly.Cli.Terminals;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Tests.Terminals;

public sealed class ProgressTextTests
{
    static StudyProgress Progress(int done, int diverged, int failed, int total, double rate, double? seconds) => new(
        new TrialCounts(total - done - diverged - failed, 0, done, diverged, failed), TimeSpan.FromSeconds(75), rate,
        seconds is { } left ? TimeSpan.FromSeconds(left) : null);

    [Fact]
    public void It_says_done_of_total_rate_and_time_left() =>
        ProgressText.Of("name", Progress(42, 0, 0, 60, 3.2, 6)).ShouldBe("name: 42 of 60 trials, 3.2/s, 6.0 s left");

    [Fact]
    public void What_went_otherwise_is_counted_and_slow_rates_are_per_minute() =>
        ProgressText.Of("name", Progress(1, 2, 3, 60, 0.5, 4000))
            .ShouldBe("name: 6 of 60 trials, 2 diverged, 3 failed, 30.0/min, 1 h 6 min left");

    [Fact]
    public void Before_the_first_trial_there_is_no_guess() =>
        ProgressText.Of("name", Progress(0, 0, 0, 60, 0, null)).ShouldBe("name: 0 of 60 trials, just started");

    [Fact]
    public void At_the_end_it_says_how_long_it_took() =>
        ProgressText.Of("name", Progress(60, 0, 0, 60, 3, 0)).ShouldBe("name: 60 of 60 trials, 3.0/s, took 1 min 15 s");

    [Fact]
    public void Where_more_comes_after_it_the_time_until_the_end_of_all_is_said_too()
    {
        ProgressText.Of("name", Progress(42, 0, 0, 60, 3.2, 6), TimeSpan.FromMinutes(2))
            .ShouldBe("name: 42 of 60 trials, 6.0 s left, 2 min 6 s in all");
        ProgressText.Of("name", Progress(0, 0, 0, 60, 0, null), TimeSpan.FromMinutes(2))
            .ShouldBe("name: 0 of 60 trials, just started");
        ProgressText.Of("name", Progress(60, 0, 0, 60, 3, 0), TimeSpan.FromMinutes(2))
            .ShouldBe("name: 60 of 60 trials, took 1 min 15 s");
    }

    [Theory]
    [InlineData(0, null, 0, "name: 0 % measured, just started")]
    [InlineData(0.379, 65.0, 0, "name: 37 % measured, 1 min 5 s left")]
    [InlineData(1, 0.0, 0, "name: measured, took 1 min 15 s")]
    [InlineData(0.5, 65.0, 60, "name: 60 of 60 trials, 50 % measured, 1 min 5 s left")]
    public void A_long_measurement_says_its_share_and_the_time_left(
        double share, double? seconds, int trials, string words) =>
        ProgressText.Of("name", Progress(trials, 0, 0, trials, 0, seconds) with { Measured = share }).ShouldBe(words);

    [Fact]
    public void The_bar_of_a_measurement_fills_with_its_share() =>
        ProgressText.Bar("n", Progress(0, 0, 0, 0, 0, 10) with { Measured = 0.5 }, unicode: true)
            .ShouldStartWith("n ━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌ 50 %");

    [Fact]
    public void The_bar_fills_with_what_has_ended_and_is_plain_where_the_terminal_is()
    {
        ProgressText.Bar("n", Progress(30, 0, 0, 60, 3, 10), unicode: true)
            .ShouldStartWith("n ━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌ 30 of 60");
        ProgressText.Bar("n", Progress(60, 0, 0, 60, 3, 0), unicode: false)
            .ShouldStartWith("n ######################## 60 of 60");
    }
}
