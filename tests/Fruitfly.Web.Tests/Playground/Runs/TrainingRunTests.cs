using Fruitfly.Web.Live;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Tests.Playground.Runs;

public sealed class TrainingRunTests
{
    readonly ChangeSignal _changes = new();
    readonly Cores _cores = new(2);

    TrainingRun Start(RunPlan plan) => new(plan, _cores, TimeProvider.System, _changes);

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

    [Fact]
    public async Task It_starts_at_rest_with_the_untrained_network_measured()
    {
        using var run = Start(Plans.Small());
        await Until(() => run.Curves.Latest[0] is not null);
        run.Furthest.ShouldBe(0);
        run.Curves.Latest[0]!.Step.ShouldBe(0);
    }

    [Fact]
    public async Task The_curve_is_the_trainer_s_to_the_bit_whatever_pauses_it_had()
    {
        var plan = Plans.Small(epochs: 5);
        using var run = Start(plan);
        for (var step = 1; step <= 7; step++)
        {
            run.Advance(1);
            await Until(() => run.Seeds[0].Step == step && run.IsResting);
        }
        run.Play();
        await Until(() => run.HasEnded);
        run.Curves.From(0).Points.Select(point => point.Values).ShouldBe(Plans.CurveOf(plan, 7));
    }

    [Fact]
    public async Task A_step_is_exactly_one_step_of_every_seed()
    {
        using var run = Start(Plans.Small(20, 1, 2, 3));
        run.Advance(1);
        await Until(() => run.Seeds.All(seed => seed.Step == 1));
        await Until(() => run.IsResting);
        foreach (var snapshot in await Task.WhenAll(run.Seeds.Select(seed => seed.ReadAsync())))
            snapshot.Step.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_pause_all_seeds_stand_at_the_same_step_and_stay_there()
    {
        using var run = Start(Plans.Small(100_000, 1, 2, 3, 4, 5));
        run.Play();
        await Until(() => run.Furthest > 50);
        run.Pause();
        await Until(() => run.IsResting && run.Seeds.All(seed => seed.Step == run.Furthest));
        var first = await Task.WhenAll(run.Seeds.Select(seed => seed.ReadAsync()));
        var second = await Task.WhenAll(run.Seeds.Select(seed => seed.ReadAsync()));
        first.Select(snapshot => snapshot.Step).Distinct().Count().ShouldBe(1);
        second.Select(snapshot => snapshot.Values).ShouldBe(first.Select(snapshot => snapshot.Values));
    }

    [Fact]
    public async Task A_snapshot_of_a_training_network_is_of_one_step()
    {
        var plan = Plans.Small(epochs: 100_000);
        using var run = Start(plan);
        run.Play();
        var snapshot = await run.Seeds[0].ReadAsync();
        run.Dispose();

        using var again = Start(plan);
        if (snapshot.Step > 0)
            again.Advance(snapshot.Step);
        await Until(() => again.Furthest == snapshot.Step && again.IsResting);
        (await again.Seeds[0].ReadAsync()).Values.ShouldBe(snapshot.Values);
    }

    [Fact]
    public async Task Divergence_is_where_the_trainer_says_it_is()
    {
        using var run = Start(Plans.Diverging());
        run.Play();
        await Until(() => run.HasEnded);
        run.Diverged.ShouldBe(1);
        run.Seeds[0].Divergence!.Step.ShouldBeGreaterThan(0);
        run.Seeds[0].Failure.ShouldBeNull();
    }

    [Fact]
    public async Task More_seeds_than_cores_all_get_their_turn()
    {
        var plan = Plans.Small(3, [.. Enumerable.Range(1, 12).Select(seed => (ulong)seed)]);
        using var run = Start(plan);
        run.Play();
        await Until(() => run.HasEnded);
        var points = run.Curves.From(0).Points;
        for (var place = 0; place < 12; place++)
            points.Where(point => point.Place == place).Select(point => point.Values)
                .ShouldBe(Plans.CurveOf(plan, (ulong)place + 1));
    }

    [Fact]
    public async Task What_is_disposed_ends_and_can_still_be_read()
    {
        var run = Start(Plans.Small(epochs: 100_000));
        run.Play();
        await Until(() => run.Furthest > 10);
        run.Dispose();
        await Until(() => run.HasEnded);
        (await run.Seeds[0].ReadAsync()).Step.ShouldBe(run.Furthest);
    }
}
