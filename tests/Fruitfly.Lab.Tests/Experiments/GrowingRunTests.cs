using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Tests;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class GrowingRunTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly string _file = Path.Combine(Path.GetTempPath(), $"fruitfly-{Guid.NewGuid():n}.db");
    readonly SqliteStudyStore _store;

    public GrowingRunTests() => _store = new SqliteStudyStore(_file, TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void Stages_come_in_order_with_the_trials_of_their_seeds_in_the_order_of_their_plan()
    {
        var watch = new Spectator(1, 2, 4);
        var report = Run(new GrowingExperiment(), watch, wideSeeds: 5);
        watch.Grown.Select(grown => (grown.Seeds, grown.OfSeeds)).ShouldBe([(1, 5), (2, 5), (4, 5)]);
        foreach (var grown in watch.Grown)
            Order(grown.Report).ShouldBe([.. Places(214, grown.Seeds), .. Places(418, grown.Seeds)]);
        watch.Grown[1].Report.Provenance.Seeds.ShouldBe("0 to 1");
        Order(report).ShouldBe([.. Places(214, 5), .. Places(418, 5)]);

        static IEnumerable<string> Places(int parameters, int seeds) =>
            Enumerable.Range(0, seeds).Select(seed => $"{parameters}:{seed}");
        static IEnumerable<string> Order(Report report) =>
            report.Findings.Lead.Split(' ').Select(word => word[..word.LastIndexOf(':')]);
    }

    [Fact]
    public void A_run_that_is_watched_reports_the_same_as_one_that_is_not()
    {
        var watched = Run(new GrowingExperiment(), new Spectator(1, 2, 4), wideSeeds: 3);
        var positions = _store.Trials("growing-quick-wide-seeds-3").Select(trial => trial.Hash).ToList();
        _store.Remove("growing-quick-wide-seeds-3");
        var alone = Run(new GrowingExperiment(), null, wideSeeds: 3);
        alone.Findings.Lead.ShouldBe(watched.Findings.Lead);
        alone.Provenance.StudyHash.ShouldBe(watched.Provenance.StudyHash);
        _store.Trials("growing-quick-wide-seeds-3").Select(trial => trial.Hash).ShouldBe(positions);
    }

    [Fact]
    public void Where_all_is_there_already_only_the_whole_is_measured()
    {
        Run(new GrowingExperiment(), null);
        var watch = new Spectator();
        Run(new GrowingExperiment(), watch).Provenance.Seeds.ShouldBe("0 to 4");
        watch.Grown.ShouldBeEmpty();
    }

    [Fact]
    public void Cancelled_between_stages_it_keeps_what_was_finished_and_goes_on_from_there()
    {
        using var cancellation = new CancellationTokenSource();
        var watch = new Spectator(1) { Then = _ => cancellation.Cancel() };
        Should.Throw<OperationCanceledException>(() =>
            Run(new GrowingExperiment(), watch, cancellation: cancellation.Token));
        var kept = _store.Find("growing-quick")!.Trials;
        kept.Finished.ShouldBeInRange(1, 4);
        (kept.Running, kept.Total).ShouldBe((0, 5));

        Run(new GrowingExperiment(), new Spectator()).Provenance.Seeds.ShouldBe("0 to 4");
        _store.Trials("growing-quick").ShouldAllBe(trial => trial.Attempts == 1);
    }

    [Fact]
    public void What_needs_more_trials_after_its_results_is_measured_at_the_end()
    {
        var experiment = new GrowingExperiment { Followed = 1 };
        var watch = new Spectator();
        Run(experiment, watch).Provenance.Seeds.ShouldContain("100");
        watch.Grown.ShouldBeEmpty();
    }

    [Fact]
    public void A_stage_with_too_few_seeds_to_measure_is_passed_over()
    {
        var watch = new Spectator(2, 4);
        Run(new GrowingExperiment { FewestMeasured = 2 }, watch);
        watch.Grown.Select(grown => grown.Seeds).ShouldBe([2, 4]);
    }

    [Fact]
    public void A_stage_that_fails_is_the_error_of_the_run_once_everything_is_trained()
    {
        using var failed = new ManualResetEventSlim();
        var experiment = new GrowingExperiment
        {
            FewestMeasured = 2,
            TooFew = () =>
            {
                failed.Set();
                return new InvalidTimeZoneException("a defect");
            },
        };
        // The only worker waits after the first trial.
        var progress = new Listener(now =>
            (now.Trials is not { Running: 1, Finished: > 0 } || failed.Wait(Patience)).ShouldBeTrue());
        Should.Throw<InvalidTimeZoneException>(() =>
            Planned(experiment, 0).Run(_store, TimeProvider.System, progress, default, new Spectator()))
            .Message.ShouldBe("a defect");
        _store.Find("growing-quick")!.Trials.Done.ShouldBe(5);
        Run(experiment, new Spectator()).Provenance.Seeds.ShouldBe("0 to 4");
    }

    [Fact]
    public void Stages_are_read_over_another_connection_than_the_workers_one()
    {
        var store = ThreadsOfStore.Around(_store, out var threads);
        var watch = new Spectator(1, 2, 4);
        Planned(new GrowingExperiment(), wideSeeds: 0).Run(store, TimeProvider.System, watch, default, watch);
        watch.Grown.Count.ShouldBe(3);
        threads.ShouldNotContain(StageWatch.ThreadName);
        threads.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void What_is_kept_is_measured_again_without_training()
    {
        var experiment = new GrowingExperiment();
        var report = Run(experiment, null);
        Planned(experiment, 0).MeasureAgain(_store, TimeProvider.System).Findings.Lead.ShouldBe(report.Findings.Lead);
        _store.Plan("growing-quick", "growing", new StudySettings("quick"),
            experiment.Plan(new ExperimentSettings(experiment, Preset.Full)));
        Should.Throw<TrialsFailedException>(() => Planned(experiment, 0).MeasureAgain(_store, TimeProvider.System));
    }

    [Fact]
    public void A_study_that_was_planned_otherwise_is_not_measured_as_if_it_were_this_one()
    {
        Run(new GrowingExperiment { IsAnotherWithFewer = true }, null);
        Should.Throw<StudyStoreException>(() =>
            Planned(new GrowingExperiment(), 0).MeasureAgain(_store, TimeProvider.System)).Message
            .ShouldBe("5 of the 5 trials that 'growing' measures are not in the study 'growing-quick': another " +
                "version of the experiment planned it.");
    }

    static ExperimentRun Planned(GrowingExperiment experiment, int wideSeeds) =>
        new(experiment,
            new ExperimentSettings(experiment, Preset.Quick,
                new Dictionary<string, double> { ["wide-seeds"] = wideSeeds }))
        { Command = "here", Workers = 1 };

    Report Run(GrowingExperiment experiment, Spectator? watch, int wideSeeds = 0,
        CancellationToken cancellation = default) =>
        Planned(experiment, wideSeeds).Run(_store, TimeProvider.System, watch, cancellation, watch);

    /// <summary>Holds the only worker, once a stage's trials have ended, until that stage was measured.</summary>
    sealed class Spectator(params int[] awaited) : IProgress<StudyProgress>, IProgress<GrownReport>
    {
        readonly Queue<int> _awaited = new(awaited);

        public List<GrownReport> Grown { get; } = [];

        public Action<GrownReport> Then { get; init; } = _ => { };

        public void Report(GrownReport value)
        {
            lock (Grown)
            {
                Grown.Add(value);
                Then(value);
                Monitor.PulseAll(Grown);
            }
        }

        public void Report(StudyProgress value)
        {
            lock (Grown)
                while (value.Trials is { Running: 1, Planned: var planned } && _awaited.TryPeek(out var seeds)
                    && value.Trials.Finished * 5 >= seeds * (value.Trials.Finished + 1 + planned))
                    if (Grown.Count > 0 && Grown[^1].Seeds >= seeds || !Monitor.Wait(Grown, Patience))
                        _awaited.Dequeue();
        }
    }
}
