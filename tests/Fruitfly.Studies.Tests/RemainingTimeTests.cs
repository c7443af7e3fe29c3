namespace Fruitfly.Studies.Tests;

public sealed class RemainingTimeTests
{
    readonly SettableClock _clock = new();

    [Fact]
    public void Before_the_first_trial_it_is_what_was_predicted() =>
        Remaining(workers: 2).Left(3).ShouldBe(TimeSpan.FromSeconds(56));

    [Theory]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void More_than_a_thousand_years_are_a_thousand_years(double seconds) =>
        new RemainingTime(new Dictionary<string, double> { ["a"] = seconds, ["b"] = seconds }, 1, _clock).Left(2)
            .ShouldBe(LongTime.Longest);

    [Fact]
    public void It_goes_by_what_trials_cost_and_not_by_how_many_there_are()
    {
        var remaining = Remaining();
        Run(remaining, "small", 2);
        remaining.Left(2).ShouldBe(TimeSpan.FromSeconds(110));
        Run(remaining, "large", 100);
        remaining.Left(1).ShouldBe(TimeSpan.FromSeconds(10));
        Run(remaining, "middle", 10);
        remaining.Left(0).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void It_is_corrected_by_how_the_predictions_came_true()
    {
        var remaining = Remaining();
        Run(remaining, "small", 3);
        remaining.Left(2).ShouldBe(TimeSpan.FromSeconds(1.5 * 110));
    }

    [Fact]
    public void A_running_trial_counts_with_what_is_left_of_it()
    {
        var remaining = Remaining();
        remaining.Started("large");
        _clock.Advance(TimeSpan.FromSeconds(40));
        remaining.Left(3).ShouldBe(TimeSpan.FromSeconds(60 + 10 + 2));
        _clock.Advance(TimeSpan.FromSeconds(90));
        remaining.Left(3).ShouldBe(TimeSpan.FromSeconds(10 + 2), "it takes longer than predicted, and must end soon");
    }

    [Fact]
    public void Workers_that_are_done_cannot_help_one_that_is_not()
    {
        var remaining = Remaining(workers: 8);
        remaining.Started("large");
        remaining.Left(3).ShouldBe(TimeSpan.FromSeconds(100));
    }

    [Fact]
    public void A_trial_that_diverged_says_nothing_of_the_others()
    {
        var remaining = Remaining();
        remaining.Started("small");
        remaining.Ended("small", counts: false);
        remaining.Left(2).ShouldBe(TimeSpan.FromSeconds(110));
    }

    [Fact]
    public void Trials_that_other_processes_ended_are_left_out_by_their_share()
    {
        Remaining().Left(2).ShouldBe(TimeSpan.FromSeconds(112 * 2 / 3.0));
    }

    [Fact]
    public void A_trial_nobody_predicted_is_borne()
    {
        var remaining = Remaining();
        remaining.Started("unknown");
        remaining.Ended("unknown", counts: true);
        remaining.Left(3).ShouldBe(TimeSpan.FromSeconds(112));
    }

    RemainingTime Remaining(int workers = 1) =>
        new(new Dictionary<string, double> { ["small"] = 2, ["middle"] = 10, ["large"] = 100 }, workers, _clock);

    void Run(RemainingTime remaining, string hash, double seconds)
    {
        remaining.Started(hash);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        remaining.Ended(hash, counts: true);
    }
}
