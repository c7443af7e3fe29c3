using Fruitfly.Web.Playground.Runs;
using Fruitfly.Web.Playground.Sessions;

namespace Fruitfly.Web.Tests.Playground.Sessions;

public sealed class PlaygroundSessionTests
{
    readonly Cores _cores = new(2);

    PlaygroundSession Start(RunPlan plan, TimeProvider? time = null) =>
        new("one", plan, _cores, time ?? TimeProvider.System);

    static async Task Until(PlaygroundSession session, Func<SessionState, bool> condition)
    {
        while (true)
        {
            var version = session.Changes.Version;
            if (condition(session.State(0)))
                return;
            await session.Changes.WaitBeyond(version, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void What_is_over_starts_nothing_any_more()
    {
        var session = Start(Plans.Small());
        var run = session.Run;
        session.Dispose();
        session.Rewind();
        session.Play(null);
        (session.Run, session.RunNumber, session.IsTraining).ShouldBe((run, 1, false));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1000.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_pace_that_no_clock_can_keep_is_refused(double pace)
    {
        using var session = Start(Plans.Small());
        Should.Throw<ArgumentException>(() => session.Play(pace)).Message.ShouldEndWith("it must be 0.01 to 1,000.");
    }

    [Fact]
    public async Task Rewound_it_draws_identical_curves_to_the_bit()
    {
        using var session = Start(Plans.Small(10, 3, 4));
        session.Play(null);
        await Until(session, state => state.Status == RunStatus.Done);
        var first = session.Run.Curves.All;

        session.Rewind();
        await Until(session, state => state.Status == RunStatus.Ready);
        session.State(0).Run.ShouldBe(2);
        session.Advance(5);
        await Until(session, state => state.Status == RunStatus.Paused);
        session.Play(null);
        await Until(session, state => state.Status == RunStatus.Done);

        session.Run.Curves.All.ShouldBe(first);
    }

    [Fact]
    public async Task Paused_it_stands_still_and_a_step_is_one_step()
    {
        using var session = Start(Plans.Small(100_000));
        session.Play(null);
        await Until(session, state => state.Step > 20);
        session.Pause();
        await Until(session, state => state.Status == RunStatus.Paused);
        var step = session.State(0).Step;
        session.Advance(1);
        await Until(session, state => state.Status == RunStatus.Paused && state.Step > step);
        session.State(0).Step.ShouldBe(step + 1);
        (await session.Run.Seeds[0].ReadAsync()).Step.ShouldBe(step + 1);
    }

    [Fact]
    public async Task In_slow_motion_each_beat_is_a_step()
    {
        var time = new HandTime();
        using var session = Start(Plans.Small(100_000), time);
        session.Play(pace: 5);
        for (var beat = 1; beat <= 4; beat++)
        {
            time.Beat();
            await Until(session, _ => session.Run.Furthest == beat && session.Run.IsResting);
        }
        session.State(0).Status.ShouldBe(RunStatus.Training);
    }

    [Fact]
    public async Task A_frame_is_made_once_however_many_watch()
    {
        using var session = Start(Plans.Small());
        var viewers = Enumerable.Range(0, 10).Select(_ => session.Watch()).ToList();
        await Until(session, _ => session.Frame is not null);
        session.Advance(3);
        await Until(session, _ => session.Frame!.Frame.Step == 3);
        session.FramesMade.ShouldBeInRange(2, 5); // one before, at most one for each step, and none for each viewer
        viewers.ForEach(viewer => viewer.Dispose());
        session.Viewers.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_watching_no_frame_is_made()
    {
        using var session = Start(Plans.Small());
        session.Play(null);
        await Until(session, state => state.Status == RunStatus.Done);
        session.FramesMade.ShouldBe(0);
    }

    [Fact]
    public async Task Left_alone_for_long_it_pauses_and_says_so()
    {
        var time = new HandTime();
        using var session = Start(Plans.Small(1_000_000), time);
        session.Watch().Dispose();
        session.Play(null);
        await Until(session, state => state.Step > 0);
        time.Fire(PlaygroundSession.Patience);
        await Until(session, state => state.Status == RunStatus.Paused);
        session.State(0).Reason.ShouldBe("no page showed it for ten minutes");
    }

    [Fact]
    public async Task Divergence_is_a_state_of_its_own()
    {
        using var session = Start(Plans.Diverging());
        session.Play(null);
        await Until(session, state => state.Status == RunStatus.Diverged);
        session.State(0).Divergences[0].ShouldNotBeNull();
    }

    [Fact]
    public async Task The_test_set_is_measured_as_the_trainer_measures_it_and_training_never_sees_it()
    {
        var plan = Plans.Small(5);
        using var session = Start(plan);
        session.Play(null);
        await Until(session, state => state.Status == RunStatus.Done);
        await session.OpenTestAsync();

        var network = new Networks.Network(plan.Architecture, 7);
        var history =
            Training.Trainer.Train(network, plan.Data, plan.Recipe with { EvaluateOn = [Data.Split.Test] }, 7);
        session.Tests.Single().Scores.ShouldBe([history.Last.Test!]);
        session.Run.Curves.All[0].ShouldAllBe(evaluation => evaluation.Test == null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e9)]
    public void A_pace_out_of_its_range_is_refused(double pace)
    {
        using var session = Start(Plans.Small());
        Should.Throw<ArgumentException>(() => session.Play(pace)).Message.ShouldContain("1,000");
    }
}
