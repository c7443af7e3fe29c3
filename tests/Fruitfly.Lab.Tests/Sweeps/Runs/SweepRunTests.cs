using Fruitfly.Data;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Lab.Tests.Sweeps.Files;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Tests;

namespace Fruitfly.Lab.Tests.Sweeps.Runs;

public sealed class SweepRunTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-sweep-");
    readonly SqliteStudyStore _store;

    public SweepRunTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    static SweepRun Run(params string[] typed) => new(SomeStudies.Read(SomeStudies.Small, typed).Plan)
    {
        Command = "fruitfly sweep study.yaml", Places = new DataPlaces(), Workers = 2,
    };

    [Fact]
    public void A_sweep_ends_in_a_choice_whose_test_set_is_opened_once()
    {
        var run = Run();
        var swept = run.Run(_store, TimeProvider.System);
        swept.Outcome.Results.Trials.Count.ShouldBe(8);
        swept.Final.Count.ShouldBe(2);
        swept.Outcome.Final!.Networks.Count.ShouldBe(2);
        (swept.Provenance.TestSet!.Times, swept.Provenance.TestSet.MostInOneTrial).ShouldBe((2, 1));
        TrialList.Of(swept.ModelTrials).Hashes.ShouldBe(
            TrialList.Of(run.Plan.Final(swept.Outcome.Choice!.Winner.Setting)).Hashes);
        _store.Find(run.Plan.Name)!.Definition.ShouldBe(run.Plan.Definition);
    }

    [Fact]
    public void The_same_again_trains_nothing_and_more_seeds_train_what_is_new()
    {
        Run().Run(_store, TimeProvider.System);
        var progress = new List<StudyProgress>();
        Run().Run(_store, TimeProvider.System, new Listener(progress.Add));
        progress[0].Trials.Done.ShouldBe(8);
        progress.Clear();
        Run("seeds=3").Run(_store, TimeProvider.System, new Listener(progress.Add));
        (progress[0].Trials.Done, progress[0].Trials.Total).ShouldBe((8, 15));
        (progress[^1].Trials.Done, progress[^1].Trials.Total).ShouldBe((15, 15));
        _store.Studies().ShouldHaveSingleItem().Name.ShouldBe(Run().Plan.Name);
    }

    [Fact]
    public void What_it_costs_is_known_before_and_is_nothing_after()
    {
        var run = Run();
        run.Forecast(null, TimeProvider.System).ToRun.ShouldBe(10);
        run.Run(_store, TimeProvider.System);
        run.Forecast(_store, TimeProvider.System).ToRun.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Of_successive_halving_the_better_settings_climb_and_the_same_ones_every_time()
    {
        SweepRun Halving() => Run("recipe.epochs=9", "network.width=2:32",
            "search={kind: successive-halving, settings: 6, shortest: 1}", "recipe.optimizer.learningRate=0.05");
        var run = Halving();
        var first = run.Run(_store, TimeProvider.System).Outcome.Results.Trials;
        Settings(first, 0).Count.ShouldBe(6);
        Settings(first, 1).Count.ShouldBe(2);
        Settings(first, 2).ShouldHaveSingleItem();
        var errors = Settings(first, 0).ToDictionary(setting => setting, setting => first
            .Where(pair => pair.Key.Setting == setting && pair.Key.Rung == 0)
            .Average(pair => pair.Value.History.Last.Validation!.Error));
        Settings(first, 1).Max(setting => errors[setting]).ShouldBeLessThanOrEqualTo(
            errors.Where(pair => !Settings(first, 1).Contains(pair.Key)).Min(pair => pair.Value));
        using var other = new SqliteStudyStore(Path.Combine(_folder.FullName, "other.db"), TimeProvider.System);
        Halving().Run(other, TimeProvider.System).Outcome.Results.Trials.Keys.ShouldBe(first.Keys, ignoreOrder: true);

        static List<int> Settings(IReadOnlyDictionary<SweepKey, TrialResult> trials, int rung) =>
            [.. trials.Keys.Where(key => key.Rung == rung).Select(key => key.Setting).Distinct()];
    }

    [Fact]
    public void A_sweep_that_is_cancelled_keeps_what_was_trained_and_goes_on()
    {
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Run().Run(_store, TimeProvider.System,
            new Listener(progress =>
            {
                if (progress.Trials.Finished >= 3)
                    stop.Cancel();
            }), stop.Token));
        var kept = _store.Find(Run().Plan.Name)!.Trials.Finished;
        kept.ShouldBeInRange(3, 8);
        Run().Run(_store, TimeProvider.System).Outcome.Results.Trials.Count.ShouldBe(8);
    }

    [Fact]
    public void What_has_ended_so_far_is_compared_without_training_or_testing_anything()
    {
        var run = Run();
        run.SoFar(_store, TimeProvider.System).ShouldBeNull();
        run.Count(_store).ToRun.ShouldBe(10);
        run.Run(_store, TimeProvider.System);

        var grown = Run("seeds=4").SoFar(_store, TimeProvider.System)!;
        (grown.Outcome.Results.Trials.Count, grown.Outcome.Choice!.Ranked.Count).ShouldBe((8, 4));
        grown.Outcome.Final.ShouldBeNull();
        SweepAnswer.Of(grown.Outcome).ShouldContain(line => line.StartsWith("no test score yet"));
        (grown.Final.Count, grown.Provenance.TestSet!.Times).ShouldBe((0, 0));
        _store.Find(run.Plan.Name)!.Trials.Total.ShouldBe(10);
    }

    [Fact]
    public void After_the_time_of_the_budget_what_ended_is_compared_and_the_rest_waits()
    {
        var time = new AlarmTime(TimeSpan.FromHours(1));
        var run = Run("seeds=20") with { MostTime = TimeSpan.FromHours(1) };
        var swept = run.Run(_store, time, new Listener(progress =>
        {
            if (progress.Trials.Finished >= 3)
                time.Ring();
        }));
        swept.IsCutShort.ShouldBeTrue();
        swept.Final.ShouldBeEmpty();
        swept.Outcome.Results.Trials.Count.ShouldBeInRange(3, 79);
        (run with { MostTime = null }).Run(_store, TimeProvider.System).Outcome.Results.Trials.Count.ShouldBe(80);
    }

    /// <summary>Its timers of one length go off when a test says so, and the others never.</summary>
    sealed class AlarmTime(TimeSpan length) : TimeProvider
    {
        Action _ring = () => { };

        public void Ring() => _ring();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == length)
                _ring = () => callback(state);
            return new Silent();
        }

        sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
