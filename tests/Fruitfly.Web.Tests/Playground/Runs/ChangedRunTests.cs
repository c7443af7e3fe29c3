using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Web.Live;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Tests.Playground.Runs;

public sealed class ChangedRunTests
{
    readonly ChangeSignal _changes = new();
    readonly Cores _cores = new(2);

    async Task Until(Func<bool> condition)
    {
        while (true)
        {
            var version = _changes.Version;
            if (condition())
                return;
            await _changes.WaitBeyond(version, TestContext.Current.CancellationToken);
        }
    }

    async Task<TrainingRun> At(int step, RunPlan plan)
    {
        var run = new TrainingRun(plan, _cores, TimeProvider.System, _changes);
        run.Advance(step);
        await Until(() => run.IsResting && run.Seeds.All(seed => seed.Step == step));
        return run;
    }

    [Fact]
    public async Task A_recipe_of_another_rate_takes_over_for_every_seed_at_the_same_step()
    {
        var plan = Plans.Small(4, 1, 2, 3);
        var slow = plan.ChangedTo(plan.Recipe with { Optimizer = new Sgd(0.001, Momentum: 0.9) }, taken: 6);
        using var run = await At(6, plan);
        run.GoOn(slow);
        run.Play();
        await Until(() => run.HasEnded);
        foreach (var (log, seed) in run.Curves.All.Zip(plan.Seeds))
        {
            log.Select(evaluation => evaluation.LearningRate).ShouldBe([0.1, 0.1, 0.1, 0.001, 0.001]);
            log.Take(3).Select(CurvePoint.ValuesOf).ShouldBe(Plans.CurveOf(plan, seed).Take(3));
        }
    }

    [Fact]
    public async Task Beyond_its_end_it_is_what_a_longer_one_would_have_been()
    {
        var plan = Plans.Small(4, 1, 2);
        using var run = await At(12, plan);
        await Until(() => run.HasEnded);
        run.GoOn(plan.GoingOn(taken: 12, plan));
        run.HasEnded.ShouldBeFalse();
        run.Play();
        await Until(() => run.HasEnded);
        run.Furthest.ShouldBe(24);
        run.Epoch.ShouldBe(8);
        foreach (var (log, seed) in run.Curves.All.Zip(plan.Seeds))
            log.Select(CurvePoint.ValuesOf).ShouldBe(Plans.CurveOf(Plans.Small(8), seed));
    }

    [Fact]
    public async Task What_has_diverged_stays_so()
    {
        var plan = Plans.Diverging(1, 2);
        using var run = new TrainingRun(plan, _cores, TimeProvider.System, _changes);
        run.Play();
        await Until(() => run.HasEnded);
        var furthest = run.Furthest;
        run.GoOn(plan.GoingOn(furthest, plan));
        (run.HasEnded, run.Furthest, run.Diverged).ShouldBe((true, furthest, 2));
    }

    [Fact]
    public void The_epochs_that_are_left_are_kept_when_batches_become_smaller()
    {
        var plan = Plans.Small(epochs: 20); // three steps an epoch
        var smaller = plan.ChangedTo(plan.Recipe with { Batches = Batches.Shuffled(50) }, taken: 30);
        (smaller.StepsPerEpoch, smaller.Steps).ShouldBe((6, 30 + 10 * 6));
    }

    /// <summary>A network may be changed by hand between two steps, and training goes on from there.</summary>
    [Fact]
    public async Task A_visitor_finds_the_network_between_two_steps_and_may_change_it()
    {
        var plan = Plans.Small(4);
        using var run = await At(3, plan);
        var step = await run.Seeds[0].VisitAsync((network, step) =>
        {
            network.CopyParametersFrom(new float[network.ParameterCount]);
            return step;
        });
        step.ShouldBe(3);
        (await run.Seeds[0].ReadAsync()).Values.ShouldAllBe(value => value == 0);
        await Should.ThrowAsync<InvalidOperationException>(run.Seeds[0].VisitAsync<int>((_, _) =>
            throw new InvalidOperationException("no")));
        run.Play();
        await Until(() => run.HasEnded);
        run.Seeds[0].Failure.ShouldBeNull();
    }

    /// <summary>A pause finds how far training is and limits it there at once: else a seed that goes beyond in between
    /// raises the limit before it is lowered, and the others wait for good.</summary>
    [Fact]
    public async Task Nothing_moves_the_limit_between_the_look_and_the_setting_of_it()
    {
        var limit = new StepLimit { Steps = 1 };
        using var looked = new ManualResetEventSlim();
        var setting = Task.Run(() => limit.SetTo(() =>
        {
            looked.Set();
            Thread.Sleep(50);
            return 1;
        }), TestContext.Current.CancellationToken);
        looked.Wait(TestContext.Current.CancellationToken);
        limit.RaiseTo(2);
        await setting;
        limit.Steps.ShouldBe(2);
    }
}
