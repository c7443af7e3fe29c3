using Fruitfly.Data;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Lab.Tests.Sweeps.Files;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Tests;

namespace Fruitfly.Lab.Tests.Sweeps.Runs;

/// <summary>Whole searches that train the better settings for longer: on real networks, from the first rung to the
/// test.</summary>
public sealed class HyperbandTests : IDisposable
{
    const string Study =
        """
        study: climb
        data: {kind: spirals, samples: 120, noise: 0.2}
        recipe: {epochs: 9}
        factors:
          network.width: {from: 2, to: 32, scale: log}
          recipe.optimizer.learningRate: {from: 1e-4, to: 1}
        seeds: 2
        """;

    const string OneSeed = "seeds=1";
    const string Hyperband = "search={kind: hyperband, shortest: 1}";
    const string Halving = "search={kind: successive-halving, settings: 10, shortest: 1}";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-climb-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Settings that begin at each rung, and how many of them are left at each.</summary>
    public static TheoryData<string, int[][]> Searches => new()
    {
        { Halving, [[10, 3, 1]] },
        // Li et al. 2018, algorithm 1 with R = 9 and η = 3.
        { Hyperband, [[9, 3, 1], [5, 1], [3]] },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public void At_each_rung_the_best_of_the_bracket_are_trained_for_longer(string search, int[][] brackets)
    {
        using var store = Store("one");
        var plan = Run(search).Plan;
        var trials = Run(search).Run(store, TimeProvider.System).Outcome.Results.Trials;

        var first = 0;
        foreach (var (start, sizes) in brackets.Index())
        {
            IReadOnlyList<int> settings = [.. Enumerable.Range(first, sizes[0])];
            first += sizes[0];
            foreach (var (climbed, size) in sizes.Index())
            {
                var rung = start + climbed;
                settings = [.. settings.OrderBy(setting => Error(setting, rung - 1)).ThenBy(setting => setting)
                    .Take(size)];
                Settings(trials.Keys, rung, first - sizes[0], first).ShouldBe(settings, ignoreOrder: true);
            }
        }
        trials.Count.ShouldBe(2 * brackets.Sum(sizes => sizes.Sum()));
        trials.ShouldAllBe(pair => pair.Value.Trial.Recipe.Duration.Count == (int)Math.Pow(3, pair.Key.Rung));
        plan.Settings.Count.ShouldBe(first);

        double Error(int setting, int rung) => rung < 0 || !trials.ContainsKey(new(setting, 1, 0, rung)) ? 0
            : Enumerable.Range(1, 2).Average(seed =>
                trials[new(setting, (ulong)seed, 0, rung)].History.Last.Validation!.Error);
    }

    static IEnumerable<int> Settings(IEnumerable<SweepKey> keys, int rung, int from, int to) =>
        keys.Where(key => key.Rung == rung && key.Setting >= from && key.Setting < to)
            .Select(key => key.Setting).Distinct();

    [Theory]
    [InlineData(Halving)]
    [InlineData(Hyperband)]
    public void Stopped_after_every_trial_it_comes_to_the_same_in_the_end(string search)
    {
        using var store = Store("stopped");
        SweptStudy? swept = null;
        var (stops, before) = (0, 0);
        for (; swept is null; stops++)
            swept = OneMore(search, store, ref before);
        using var other = Store("whole");
        var whole = Run(search, OneSeed).Run(other, TimeProvider.System);

        stops.ShouldBe(whole.Outcome.Results.Trials.Count + whole.Final.Count + 1);
        Text(swept, store).ShouldBe(Text(whole, other));
    }

    /// <summary>Goes on until one more trial has ended.</summary>
    static SweptStudy? OneMore(string search, IStudyStore store, ref int before)
    {
        using var stop = new CancellationTokenSource();
        var (known, ended) = (before, before);
        try
        {
            return (Run(search, OneSeed) with { Workers = 1 }).Run(store, TimeProvider.System, new Listener(progress =>
            {
                ended = progress.Trials.Finished;
                if (ended > known)
                    stop.Cancel();
            }), stop.Token);
        }
        catch (OperationCanceledException)
        {
            ended.ShouldBe(before + 1, "what ended before is not trained again");
            before = ended;
            return null;
        }
    }

    [Theory]
    [InlineData(Halving)]
    [InlineData(Hyperband)]
    public void Any_number_of_workers_gives_the_same_bits(string search)
    {
        List<string> texts = [];
        foreach (var workers in (int[])[1, 2, 5])
        {
            using var store = Store($"workers-{workers}");
            texts.Add(Text((Run(search) with { Workers = workers }).Run(store, TimeProvider.System), store));
        }
        texts.Distinct().Count().ShouldBe(1);
        texts[0].Length.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(Halving, 20)]
    [InlineData(Hyperband, 44)]
    public void The_budget_of_trials_holds(string search, int most)
    {
        var run = Run(search, $"budget.trials={most}");
        using var store = Store("budget");
        run.Run(store, TimeProvider.System).Outcome.Results.Trials.Count.ShouldBeInRange(most / 2, most);
        if (search == Hyperband)
            SomeStudies.Problems(Study, search, $"budget.trials={most - 1}").ShouldHaveSingleItem().What
                .ShouldStartWith("allows 43 trials; the study plans 44");
    }

    [Fact]
    public void Progress_counts_the_trials_of_all_rungs_and_of_the_test_from_the_beginning()
    {
        using var store = Store("progress");
        List<StudyProgress> progress = [];
        Run(Hyperband).Run(store, TimeProvider.System, new Listener(progress.Add));
        progress.Select(one => one.Trials.Total).Distinct().ShouldBe([46]);
        progress.Select(one => one.Trials.Finished).ShouldBeInOrder();
        progress.Skip(1).SkipLast(1).ShouldAllBe(one => one.Trials.Finished == 46 || one.Remaining != TimeSpan.Zero);
        progress[^1].Trials.Finished.ShouldBe(46);
    }

    static SweepRun Run(params string[] typed) => new(SomeStudies.Read(Study, typed).Plan)
    {
        Command = "fruitfly sweep study.yaml", Places = new DataPlaces(), Workers = 2,
    };

    SqliteStudyStore Store(string name) => new(Path.Combine(_folder.FullName, $"{name}.db"), TimeProvider.System);

    /// <summary>Every number of every trial, in the order of the plan, and what was chosen.</summary>
    static string Text(SweptStudy swept, IStudyStore store) => string.Join('\n',
    [
        .. swept.Outcome.Results.Trials.OrderBy(pair => (pair.Key.Rung, pair.Key.Setting, pair.Key.Seed))
            .Select(pair => $"{pair.Key} {Text(pair.Value, store)}"),
        .. swept.Final.Select(result => Text(result, store)),
        $"{swept.Outcome.Choice!.Winner.Setting.Number} {swept.Outcome.Corrected} {swept.Outcome.Final!.Examples}",
    ]);

    static string Text(TrialResult result, IStudyStore store) =>
        string.Join(' ', [.. result.History.Evaluations.Select(at => $"{at}"),
            .. store.Predictions(TrialIdentity.Hash(result.Trial))!.Select(value => $"{value:R}")]);
}
