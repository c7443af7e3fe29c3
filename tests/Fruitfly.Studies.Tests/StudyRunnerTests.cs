using System.Collections.Concurrent;
using Fruitfly.Data.Files;
using Fruitfly.Numerics;
using Fruitfly.Studies;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Studies.Tests;

public sealed class StudyRunnerTests : IDisposable
{
    static readonly WorkerIdentity Killed = WorkerIdentity.Current with { ProcessId = int.MaxValue, Token = "killed" };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-runner-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_export_has_the_same_bytes_for_1_2_3_and_8_workers()
    {
        var exports = new[] { 1, 2, 3, 8 }.Select(workers =>
        {
            using var store = Open($"{workers}.db");
            Plan(store, PretendedTraining.Plan(60));
            new StudyRunner(store, (trial, _) => PretendedTraining.Run(trial), TimeProvider.System, workers)
                .Run("study");
            return Export(store);
        }).ToList();

        exports[0].Split('\n').Length.ShouldBe(61);
        exports.ShouldAllBe(export => export == exports[0]);
    }

    [Fact]
    public void A_trial_that_throws_fails_with_its_message_and_the_others_go_on()
    {
        using var store = Open();
        Plan(store, PretendedTraining.Plan(30));

        var end = new StudyRunner(store, (trial, _) => PretendedTraining.Run(trial), TimeProvider.System, 3)
            .Run("study");

        end.Trials.ShouldBe(new TrialCounts(Planned: 0, Running: 0, Done: 26, Diverged: 3, Failed: 1));
        store.Find("study")!.Trials.ShouldBe(end.Trials);
        store.Trials("study").ElementAt(24).Error.ShouldBe("InvalidOperationException: Trial 24 is meant to fail.");
    }

    [Fact]
    public void Want_of_memory_is_no_failure_of_the_trial_which_is_given_back_and_the_run_ends_with_it()
    {
        using var store = Open();
        Plan(store, SomeTrials.Many(10));
        var isShort = true;
        var runner = new StudyRunner(store, (trial, _) => isShort && trial.Seed == 4
            ? throw new OutOfMemoryException("no room") : SomeTrials.Run(trial), TimeProvider.System, 1);

        Should.Throw<TrialMemoryException>(() =>
            runner.Run("study")).InnerException.ShouldBeOfType<OutOfMemoryException>();

        store.Find("study")!.Trials.ShouldSatisfyAllConditions(counts => counts.Failed.ShouldBe(0),
            counts => counts.Running.ShouldBe(0), counts => counts.Done.ShouldBe(4));
        store.Trials("study").ElementAt(4)
            .ShouldSatisfyAllConditions(trial => trial.State.ShouldBe(TrialState.Planned),
                trial => trial.Attempts.ShouldBe(0));
        isShort = false;
        runner.Run("study").Trials.Done.ShouldBe(10);
    }

    [Fact]
    public void A_trial_whose_file_is_missing_ends_the_run_and_can_run_once_the_file_is_there()
    {
        using var store = Open();
        Plan(store, SomeTrials.Many(10));
        var isMissing = true;
        var runner = new StudyRunner(store, (trial, _) => isMissing && trial.Seed == 4
            ? throw new MissingDataException("mine.csv", "the file is not there any more", "Put it back.")
            : SomeTrials.Run(trial), TimeProvider.System, 1);

        Should.Throw<MissingDataException>(() => runner.Run("study")).File.ShouldBe("mine.csv");

        store.Find("study")!.Trials.ShouldBe(new TrialCounts(Planned: 6, Running: 0, Done: 4, Diverged: 0, Failed: 0));
        isMissing = false;
        runner.Run("study").Trials.Done.ShouldBe(10);
    }

    [Fact]
    public void A_study_that_is_finished_runs_nothing_and_one_that_grew_runs_what_is_new()
    {
        using var store = Open();
        var ran = new ConcurrentBag<ulong>();
        var runner = new StudyRunner(store, (trial, _) =>
        {
            ran.Add(trial.Seed);
            return SomeTrials.Run(trial);
        }, TimeProvider.System, 2);

        Plan(store, SomeTrials.Many(5));
        runner.Run("study");
        runner.Run("study").Trials.Done.ShouldBe(5);
        Plan(store, SomeTrials.Many(8));
        runner.Run("study");

        ran.Order().ShouldBe([0ul, 1ul, 2ul, 3ul, 4ul, 5ul, 6ul, 7ul]);
    }

    [Fact]
    public void Cancelling_gives_back_the_trials_in_flight_and_keeps_the_others()
    {
        using var store = Open();
        using var cancel = new CancellationTokenSource();
        Plan(store, SomeTrials.Many(20));
        var runner = new StudyRunner(store, (trial, cancellation) =>
        {
            if (trial.Seed == 7)
                cancel.Cancel();
            if (trial.Seed >= 7)
            {
                cancellation.WaitHandle.WaitOne();
                cancellation.ThrowIfCancellationRequested();
            }
            return SomeTrials.Run(trial);
        }, TimeProvider.System, 2);

        Should.Throw<OperationCanceledException>(() => runner.Run("study", cancellation: cancel.Token));

        var counts = store.Find("study")!.Trials;
        counts.Running.ShouldBe(0);
        counts.Done.ShouldBe(7);
        store.Trials("study").Where(trial => trial.State == TrialState.Planned)
            .ShouldAllBe(trial => trial.Attempts == 0);
    }

    [Fact]
    public void Cancelling_from_within_the_progress_ends_the_run()
    {
        using var store = Open();
        using var cancel = new CancellationTokenSource();
        Plan(store, SomeTrials.Many(200));
        var listener = new Listener(progress =>
        {
            if (progress.Trials.Done == 5)
                cancel.Cancel();
        });

        Should.Throw<OperationCanceledException>(() =>
            new StudyRunner(store, (trial, _) => SomeTrials.Run(trial), TimeProvider.System, 3)
                .Run("study", listener, cancel.Token));

        store.Find("study")!.Trials.ShouldSatisfyAllConditions(
            counts => counts.Running.ShouldBe(0), counts => counts.Done.ShouldBeInRange(5, 10));
    }

    [Fact]
    public void Progress_counts_every_change_and_estimates_the_time_left()
    {
        using var store = Open();
        Plan(store, SomeTrials.Many(4));
        var clock = new SettableClock();
        var seen = new List<StudyProgress>();

        new StudyRunner(store, (trial, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return SomeTrials.Run(trial);
        }, clock, 1).Run("study", new Listener(seen.Add));

        seen[0].ShouldBe(new StudyProgress(new TrialCounts(4, 0, 0, 0, 0), TimeSpan.Zero, 0, null));
        seen[1].Trials.ShouldBe(new TrialCounts(3, 1, 0, 0, 0));
        seen[2].ShouldBe(new StudyProgress(new TrialCounts(3, 0, 1, 0, 0), TimeSpan.FromSeconds(2), 0.5,
            TimeSpan.FromSeconds(6)));
        seen[^1].ShouldBe(new StudyProgress(new TrialCounts(0, 0, 4, 0, 0), TimeSpan.FromSeconds(8), 0.5,
            TimeSpan.Zero));
        store.Trials("study").ShouldAllBe(trial => trial.Result!.Seconds == 2);
    }

    [Fact]
    public void Where_it_is_known_what_trials_cost_the_time_left_goes_by_that()
    {
        using var store = Open();
        var trials = SomeTrials.Many(3);
        Plan(store, trials);
        var clock = new SettableClock();
        var left = new List<TimeSpan?>();
        var predicted = trials.ToDictionary(TrialIdentity.Hash, trial => trial.Seed == 0 ? 10.0 : 1.0);

        new StudyRunner(store, (trial, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(trial.Seed == 0 ? 20 : 2));
            return SomeTrials.Run(trial);
        }, clock, 1, predicted).Run("study", new Listener(progress => left.Add(progress.Remaining)));

        // Before, during and after each trial: the first took twice its prediction.
        left.Select(time => time!.Value.TotalSeconds).Take(7).ShouldBe([12, 12, 4, 4, 2, 2, 0]);
    }

    [Fact]
    public void As_many_trials_as_workers_run_at_once_each_on_a_thread_of_its_own()
    {
        using var store = Open();
        Plan(store, SomeTrials.Many(12));
        using var together = new Barrier(3);
        var threads = new ConcurrentBag<int>();

        new StudyRunner(store, (trial, _) =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            together.SignalAndWait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
            return SomeTrials.Run(trial);
        }, TimeProvider.System, 3).Run("study");

        threads.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void A_trial_that_ended_its_process_twice_runs_alone_and_last()
    {
        using var store = Open();
        Plan(store, SomeTrials.Many(12));
        for (var i = 0; i < 2; i++)
        {
            var killed = new SqliteStudyStore(StorePath("studies.db"), TimeProvider.System, Killed);
            var claims = Enumerable.Range(0, 12).Select(_ => killed.Claim("study")!).ToList();
            claims.Where(claim => claim.Trial.Seed > 1).ToList().ForEach(killed.Release);
            store.Recover().ShouldBe(2);
        }
        int inFlight = 0;
        var companions = new ConcurrentDictionary<ulong, int>();
        var order = new ConcurrentQueue<ulong>();

        new StudyRunner(store, (trial, _) =>
        {
            order.Enqueue(trial.Seed);
            companions[trial.Seed] = Interlocked.Increment(ref inFlight) - 1;
            Thread.Sleep(5);
            Interlocked.Decrement(ref inFlight);
            return SomeTrials.Run(trial);
        }, TimeProvider.System, 3).Run("study");

        order.Skip(10).ShouldBe([0ul, 1ul]);
        (companions[0], companions[1]).ShouldBe((0, 0));
    }

    [Fact]
    public void A_run_waits_for_the_trials_of_other_processes()
    {
        using var other = Open();
        using var store = Open();
        Plan(store, SomeTrials.Many(3));
        var held = other.Claim("study")!;
        var finish = new Listener(progress =>
        {
            if (progress.Trials is { Done: 2, Running: 1 })
                other.Complete(held, SomeTrials.Run(held.Trial), TrialProvenance.Current);
        });

        var end = new StudyRunner(store, (trial, _) => SomeTrials.Run(trial), TimeProvider.System, 2)
            .Run("study", finish);

        end.Trials.ShouldBe(new TrialCounts(0, 0, 3, 0, 0));
    }

    [Fact]
    public void A_store_that_fails_ends_the_run_and_keeps_what_was_committed()
    {
        using var store = Open();
        Plan(store, SomeTrials.Many(50));
        var runner = new StudyRunner(store, (trial, _) =>
        {
            if (trial.Seed == 10)
                store.Pragma("query_only", "1");
            return SomeTrials.Run(trial);
        }, TimeProvider.System, 1);

        Should.Throw<StudyStoreException>(() => runner.Run("study")).Message.ShouldContain("cannot be written");

        store.Pragma("query_only", "0");
        store.Find("study")!.Trials.Done.ShouldBe(10);
    }

    [Fact]
    public void A_trial_planned_under_other_numerics_is_not_run_under_these()
    {
        using var store = Open();
        Plan(store, SomeTrials.Many(1));
        var other = CanonicalDescription.Write(SomeTrials.Trial(), NumericsVersion.Current + 1);
        store.Sql($"UPDATE descriptions SET json = '{other}'; UPDATE trials SET hash = '{TrialIdentity.HashOf(other)}'");
        var trials = new TrialList([TrialIdentity.HashOf(other)]);

        new StudyRunner(store, (trial, _) => SomeTrials.Run(trial), TimeProvider.System, 1)
            .Run(trials).Trials.Failed.ShouldBe(1);

        store.Trials(trials).Single().Error!.ShouldContain("other numerics");
    }

    [Fact]
    public void A_study_that_is_not_planned_cannot_run() =>
        Should.Throw<StudyStoreException>(() =>
        {
            using var store = Open();
            new StudyRunner(store, (trial, _) => SomeTrials.Run(trial), TimeProvider.System).Run("none");
        }).Message.ShouldContain("'none'");

    [Fact]
    public void A_run_that_waits_says_for_whom_and_how_long_instead_of_a_time_left()
    {
        var clock = new SettableClock();
        using var far = new SqliteStudyStore(StorePath("studies.db"), clock,
            WorkerIdentity.Current with { Host = "another-machine" });
        Plan(far, SomeTrials.Many(3));
        far.Claim("study").ShouldNotBeNull();
        clock.Advance(TimeSpan.FromSeconds(230));
        using var store = new SqliteStudyStore(StorePath("studies.db"), clock);
        var seen = new List<StudyProgress>();

        new StudyRunner(store, (trial, _) => SomeTrials.Run(trial), clock, 1).Run("study", new Listener(progress =>
        {
            seen.Add(progress);
            if (progress.Awaited is not null)
                clock.Advance(TimeSpan.FromSeconds(71));
        })).Trials.Done.ShouldBe(3);

        var waiting = seen.First(progress => progress.Awaited is not null);
        waiting.Remaining.ShouldBeNull();
        waiting.Awaited.ShouldBe(new AwaitedWorker("another-machine", Environment.ProcessId, 1,
            TimeSpan.FromSeconds(230), TimeSpan.FromSeconds(70)));
        seen[^1].Awaited.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(50_000)]
    [InlineData(int.MaxValue)]
    public void There_must_be_a_worker_and_not_too_many(int workers) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new StudyRunner(null!, null!, TimeProvider.System, workers));

    string StorePath(string name) => Path.Combine(_folder.FullName, name);

    SqliteStudyStore Open(string name = "studies.db") => new(StorePath(name), TimeProvider.System);

    static void Plan(IStudyStore store, IReadOnlyList<Trial> trials) =>
        store.Plan("study", "e", new StudySettings("quick"), trials);

    static string Export(IStudyStore store)
    {
        using var writer = new StringWriter();
        StudyExport.Write(store, "study", ExportFormat.Jsonl, writer);
        return writer.ToString();
    }
}
