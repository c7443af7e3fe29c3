using System.Collections.Concurrent;
using Fruitfly.Data.Toy;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;
using Fruitfly.Training.Swarms;

namespace Fruitfly.Studies.Tests;

/// <summary>Trials that are run side by side.</summary>
public sealed class SwarmRunTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-swarm-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_export_has_the_same_bytes_side_by_side_and_alone_for_any_number_of_workers()
    {
        var exports = ((int Workers, bool Together)[])[(1, false), (1, true), (2, true), (3, true)];
        var execution = new Counting();
        string[] texts = [.. exports.Select(run =>
        {
            using var store = Open($"{run}.db");
            Plan(store, Narrow(20));
            new StudyRunner(
                store, execution.Run, TimeProvider.System, run.Workers, together: run.Together ? execution : null)
                .Run("study").Trials.Done.ShouldBe(20);
            using var writer = new StringWriter();
            StudyExport.Write(store, "study", ExportFormat.Jsonl, writer);
            return writer.ToString();
        })];

        texts.ShouldAllBe(text => text == texts[0]);
        texts[0].ShouldNotContain("NaN");
        execution.Sizes.ShouldContain(size => size > 1);
    }

    [Fact]
    public void Trials_with_one_key_run_together_as_many_as_may_and_the_others_alone()
    {
        using var store = Open();
        Plan(store, [.. Narrow(10), .. SomeTrials.Many(3)]);
        var execution = new Pretending();

        var seen = new List<StudyProgress>();
        var end = new StudyRunner(store, execution.Run, TimeProvider.System, 1, together: execution)
            .Run("study", new Listener(seen.Add));

        end.Trials.ShouldBe(new TrialCounts(Planned: 0, Running: 0, Done: 13, Diverged: 0, Failed: 0));
        execution.Sizes.ShouldBe([4, 4, 2]);
        execution.Alone.Count.ShouldBe(3);
        seen.Select(progress => progress.Trials.Total).ShouldAllBe(total => total == 13);
        seen.Select(progress => progress.Trials.Done).ShouldBeInOrder();
    }

    [Fact]
    public void A_worker_takes_no_more_than_its_share()
    {
        using var store = Open();
        Plan(store, Narrow(6));
        var execution = new Pretending();
        new StudyRunner(store, execution.Run, TimeProvider.System, 6, together: execution).Run("study");

        execution.Sizes.ShouldBeEmpty();
        execution.Alone.Count.ShouldBe(6);
    }

    [Fact]
    public void Where_one_cannot_be_run_the_others_have_their_results_and_it_fails_alone()
    {
        using var store = Open();
        Plan(store, Narrow(8));
        var execution = new Pretending { Failing = 5 };
        var end = new StudyRunner(store, execution.Run, TimeProvider.System, 1, together: execution).Run("study");

        end.Trials.ShouldBe(new TrialCounts(Planned: 0, Running: 0, Done: 7, Diverged: 0, Failed: 1));
        store.Trials("study").ElementAt(5).Error.ShouldBe("ArgumentException: Trial 5 is meant to fail.");
    }

    [Fact]
    public void Want_of_memory_gives_all_of_them_back()
    {
        using var store = Open();
        Plan(store, Narrow(4));
        var execution = new Pretending { Exhausting = 1 };
        Should.Throw<TrialMemoryException>(() =>
            new StudyRunner(store, execution.Run, TimeProvider.System, 1, together: execution).Run("study"));

        store.Find("study")!.Trials.ShouldBe(new TrialCounts(Planned: 3, Running: 0, Done: 1, Diverged: 0, Failed: 0));
    }

    [Fact]
    public void Cancelling_gives_all_of_them_back_as_if_they_had_not_been_started()
    {
        using var store = Open();
        Plan(store, Narrow(4));
        using var source = new CancellationTokenSource();
        var execution = new Pretending { Together = source.Cancel };
        Should.Throw<OperationCanceledException>(() =>
            new StudyRunner(store, execution.Run, TimeProvider.System, 1, together: execution)
                .Run("study", cancellation: source.Token));

        store.Trials("study").ShouldAllBe(trial => trial.State == TrialState.Planned && trial.Attempts == 0);
        execution.Alone.ShouldBeEmpty();
    }

    [Fact]
    public void A_trial_that_has_ended_its_process_runs_alone()
    {
        using var store = Open();
        Plan(store, Narrow(4));
        var identity = WorkerIdentity.Current with { ProcessId = int.MaxValue, Token = "killed" };
        var killed = new SqliteStudyStore(StorePath("studies.db"), TimeProvider.System, identity);
        var claims = Enumerable.Range(0, 4).Select(_ => killed.Claim("study")!).ToList();
        claims.Where(claim => claim.Trial.Seed != 2).ToList().ForEach(killed.Release);
        store.Recover().ShouldBe(1);

        var execution = new Pretending();
        new StudyRunner(store, execution.Run, TimeProvider.System, 1, together: execution).Run("study");

        execution.Sizes.ShouldBe([3]);
        execution.Alone.ShouldBe([2UL]);
    }

    [Fact]
    public void Seeds_rates_noise_and_schedules_of_a_narrow_network_run_together()
    {
        var execution = new TrialExecution();
        var trial = Narrow(1)[0];
        var key = execution.KeyOf(trial).ShouldNotBeNull();
        key.Most.ShouldBe(SwarmTraining.MostNetworks);

        Key(trial with { Seed = 9 }).ShouldBe(key);
        Key(trial with { Data = new ToyDescription { Noise = 2 } }).ShouldBe(key);
        Key(trial with { Recipe = trial.Recipe with { Optimizer = new Adam() } }).ShouldBe(key);
        Key(trial with { Recipe = trial.Recipe with { Schedule = new CosineSchedule() } }).ShouldBe(key);
        Key(trial with { Data = new ToyDescription { Samples = 100 } }).ShouldNotBe(key);
        Key(trial with { Recipe = trial.Recipe with { Duration = Duration.Epochs(9) } }).ShouldNotBe(key);
        Key(trial with { Network = Architecture.Mlp(1, 7, 1) }).ShouldNotBe(key);

        SwarmKey? Key(Trial other) => execution.KeyOf(other);
    }

    [Fact]
    public void What_a_swarm_does_not_make_faster_runs_alone()
    {
        var trial = Narrow(1)[0];
        Alone(trial with { Network = Architecture.Mlp(1, 1000, 1) });
        Alone(trial with { Network = new Architecture { Inputs = 1, Layers = [new Reshape(1, 1), new Flatten()] } });
        Alone(trial with { Recipe = trial.Recipe with { PartSize = 10 } });
        Alone(trial with { Recipe = trial.Recipe with { ReplacedExample = 3 } });
        Alone(trial with { Pruning = new PruningPlan { Sparsities = [0.5], ScoredAfter = 0 } });
        new TrialExecution(threads: 2).KeyOf(trial).ShouldBeNull();

        static void Alone(Trial trial) => new TrialExecution().KeyOf(trial).ShouldBeNull();
    }

    static IReadOnlyList<Trial> Narrow(int count) =>
    [
        .. Enumerable.Range(0, count).Select(seed => new Trial(
            new ToyDescription(), Architecture.Mlp(1, 6, 1),
            new Recipe
            {
                Loss = Loss.LeastSquares, Optimizer = new Sgd(0.01 + 0.001 * (seed % 3)),
                Batches = Batches.Shuffled(20),
                Duration = Duration.Epochs(2),
            },
            (ulong)seed)),
    ];

    string StorePath(string name) => Path.Combine(_folder.FullName, name);

    SqliteStudyStore Open(string name = "studies.db") => new(StorePath(name), TimeProvider.System);

    static void Plan(IStudyStore store, IReadOnlyList<Trial> trials) =>
        store.Plan("study", "e", new StudySettings("quick"), trials);

    /// <summary>Trains, and notes how many trials run together.</summary>
    sealed class Counting : ISwarmExecution
    {
        readonly TrialExecution _execution = new();

        public ConcurrentQueue<int> Sizes { get; } = new();

        public TrialResult Run(Trial trial, CancellationToken cancellation) => _execution.Run(trial, cancellation);

        public SwarmKey? KeyOf(Trial trial) => _execution.KeyOf(trial);

        public IReadOnlyList<TrialResult> RunTogether(IReadOnlyList<Trial> trials, CancellationToken cancellation)
        {
            Sizes.Enqueue(trials.Count);
            return _execution.RunTogether(trials, cancellation);
        }
    }

    /// <summary>Trains nothing; two to four narrow trials run together.</summary>
    sealed class Pretending : ISwarmExecution
    {
        public ConcurrentQueue<int> Sizes { get; } = new();

        public ConcurrentQueue<ulong> Alone { get; } = new();

        public ulong? Failing { get; init; }

        public ulong? Exhausting { get; init; }

        public Action Together { get; init; } = () => { };

        public SwarmKey? KeyOf(Trial trial) => trial.Data is ToyDescription ? new SwarmKey("toy", 2, 4) : null;

        public TrialResult Run(Trial trial, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            Alone.Enqueue(trial.Seed);
            return trial.Seed == Failing ? throw new ArgumentException($"Trial {trial.Seed} is meant to fail.")
                : trial.Seed == Exhausting ? throw new OutOfMemoryException("no room") : SomeTrials.Run(trial);
        }

        public IReadOnlyList<TrialResult> RunTogether(IReadOnlyList<Trial> trials, CancellationToken cancellation)
        {
            Together();
            cancellation.ThrowIfCancellationRequested();
            if (trials.Any(trial => trial.Seed == Failing || trial.Seed == Exhausting))
                throw new ArgumentException("One of them cannot be run.");
            Sizes.Enqueue(trials.Count);
            return [.. trials.Select(SomeTrials.Run)];
        }
    }
}
