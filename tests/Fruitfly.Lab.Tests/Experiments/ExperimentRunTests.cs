using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class ExperimentRunTests : IDisposable
{
    readonly string _file = Path.Combine(Path.GetTempPath(), $"fruitfly-{Guid.NewGuid():n}.db");
    readonly SqliteStudyStore _store;

    public ExperimentRunTests() => _store = new SqliteStudyStore(_file, TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void Results_reach_the_measurement_complete_and_by_their_keys()
    {
        var experiment = new SeedExperiment(3, 1, 2);
        var report = Run(experiment);
        experiment.Measured.ShouldBe([3, 1, 2]);
        report.Findings.Lead.ShouldBe("3 trials");
        _store.Find("seeds-quick")!.Trials.Done.ShouldBe(3);
    }

    [Fact]
    public void Trials_that_follow_from_results_are_run_after_them_and_measured_with_them()
    {
        var experiment = new SeedExperiment(0, 1) { After = trial => trial with { Seed = trial.Seed + 10 } };
        var report = Run(experiment);
        experiment.Measured.ShouldBe([0, 1, 10, 11]);
        report.Provenance.Seeds.ShouldBe("0, 1, 10, 11");
        _store.Find("seeds-quick")!.Trials.Done.ShouldBe(4);
        Run(experiment).Provenance.StudyHash.ShouldBe(report.Provenance.StudyHash);
        _store.Trials("seeds-quick").ShouldAllBe(trial => trial.Attempts == 1);
    }

    [Fact]
    public void A_trial_with_two_keys_runs_once_and_is_the_result_of_both()
    {
        var experiment = new SeedExperiment(4, 7, 4) { After = trial => trial with { Seed = 7 } };
        Run(experiment).Findings.Lead.ShouldBe("6 trials");
        experiment.Measured.ShouldBe([4, 7, 4, 7, 7, 7]);
        _store.Trials("seeds-quick").Select(trial => trial.Hash).Distinct().Count().ShouldBe(2);
        _store.Trials("seeds-quick").ShouldAllBe(trial => trial.Attempts == 1);
    }

    [Fact]
    public void The_report_says_how_often_the_test_set_was_seen()
    {
        var use = Run(new SeedExperiment(0, 1, 2)).Provenance.TestSet.ShouldNotBeNull();
        (use.Study, use.Trials, use.Times, use.MostInOneTrial).ShouldBe(("seeds-quick", 3, 6, 2));
        Run(new SeedExperiment()).Provenance.TestSet.ShouldBeNull();
    }

    [Fact]
    public void The_report_says_how_to_do_it_again()
    {
        var provenance = Run(new SeedExperiment(0, 1, 2, 3)).Provenance;
        provenance.Command.ShouldBe("fruitfly run seeds --quick");
        provenance.Seeds.ShouldBe("0 to 3");
        provenance.StudyHash!.Length.ShouldBe(64);
        provenance.InstructionSet.ShouldBe(TrialProvenance.Current.InstructionSet);
        provenance.Settings.ShouldBe([new("preset", "quick")]);
    }

    [Fact]
    public void The_hash_of_a_study_follows_from_its_trials_alone()
    {
        var first = Run(new SeedExperiment(0, 1)).Provenance.StudyHash;
        Run(new SeedExperiment(0, 1), study: "again").Provenance.StudyHash.ShouldBe(first);
        Run(new SeedExperiment(0, 2)).Provenance.StudyHash.ShouldNotBe(first);
    }

    [Fact]
    public void An_experiment_without_trials_needs_no_study()
    {
        var report = Run(new SeedExperiment());
        report.Provenance.StudyHash.ShouldBeNull();
        report.Provenance.Seeds.ShouldBe("none");
        _store.Studies().ShouldBeEmpty();
    }

    [Fact]
    public void Failed_trials_are_told_and_run_again_only_when_asked()
    {
        var experiment = new SeedExperiment(0) { Inputs = 41 };
        Should.Throw<TrialsFailedException>(() => Run(experiment)).Message.ShouldStartWith(
            "1 of 1 trials of the study 'seeds-quick' failed");
        Should.Throw<TrialsFailedException>(() => Run(experiment));
        _store.Trials("seeds-quick").Single().Attempts.ShouldBe(1);
        Should.Throw<TrialsFailedException>(() => Run(experiment, retry: true));
        _store.Find("seeds-quick")!.Trials.Failed.ShouldBe(1);
    }

    [Fact]
    public void A_forecast_counts_what_is_missing_and_neither_trains_nor_keeps_anything()
    {
        var experiment = new SeedExperiment(0, 1, 2);
        var forecast = Planned(experiment, workers: 2).Forecast(null, TimeProvider.System);
        // One step over 80 examples and evaluations of all 100 before and after it: 800 operations each forward.
        (forecast.ToRun, forecast.AlreadyThere, forecast.Workers).ShouldBe((3, 0, 2));
        forecast.Operations.ShouldBe(3 * (80 * 1600 + 2 * 100 * 800));
        forecast.TrialSeconds.ShouldBeGreaterThan(0);
        forecast.Duration.TotalSeconds.ShouldBeInRange(forecast.TrialSeconds / 2, forecast.TrialSeconds);
        experiment.Measured.ShouldBeNull();

        Run(new SeedExperiment(1, 7), study: "another");
        Planned(experiment).Forecast(_store, TimeProvider.System).ShouldSatisfyAllConditions(
            left => left.ToRun.ShouldBe(2), left => left.AlreadyThere.ShouldBe(1));
        _store.Find("seeds-quick").ShouldBeNull();
    }

    [Fact]
    public void Where_all_is_there_nothing_is_left_to_cost()
    {
        Run(new SeedExperiment(0));
        var forecast = Planned(new SeedExperiment(0)).Forecast(_store, TimeProvider.System);
        (forecast.ToRun, forecast.AlreadyThere, forecast.Operations, forecast.Duration, forecast.MemoryBytes).ShouldBe(
            (0, 1, 0, TimeSpan.Zero, 0));
    }

    [Fact]
    public void A_failed_trial_is_to_run_only_when_asked()
    {
        var experiment = new SeedExperiment(0);
        var run = Planned(experiment);
        _store.Plan(run.Study, experiment.Name, new StudySettings("quick"), experiment.Plan(run.Settings));
        _store.Fail(_store.Claim(run.Study)!, "why");
        run.Forecast(_store, TimeProvider.System).ToRun.ShouldBe(0);
        (run with { RetryFailed = true }).Forecast(_store, TimeProvider.System).ToRun.ShouldBe(1);
    }

    [Fact]
    public void A_study_that_cannot_run_has_no_forecast() => Should.Throw<ArgumentException>(
        () => Planned(new SeedExperiment(0) { Inputs = 41 }).Forecast(null, TimeProvider.System)).Message.ShouldContain(
            "41 inputs");

    [Fact]
    public void What_much_training_cost_is_compared_with_the_prediction_and_nothing_when_all_was_there()
    {
        var experiment = new SeedExperiment(0) { Hidden = 200, Steps = 2100 };
        var cost = Run(experiment).Provenance.Cost.ShouldNotBeNull();
        cost.Trials.ShouldBe(1);
        cost.Seconds.ShouldBe(_store.Results("seeds-quick").Single().Seconds);
        cost.PredictedSeconds.ShouldBeGreaterThan(0);
        Run(experiment).Provenance.Cost.ShouldBeNull();
        Run(new SeedExperiment(1)).Provenance.Cost.ShouldBeNull("it is too little to predict");
    }

    [Fact]
    public void The_next_forecast_is_by_the_speeds_that_a_run_has_kept()
    {
        var file = Path.Combine(Path.GetTempPath(), $"fruitfly-{Guid.NewGuid():n}", KeptSpeeds.FileName);
        var run = Planned(new SeedExperiment(0, 1) { Hidden = 200, Steps = 1100 });
        SpeedSource Source() => (run with { Speeds = new KeptSpeeds(file, TimeProvider.System) })
            .Forecast(null, TimeProvider.System).Speeds;
        try
        {
            Source().ShouldBe(SpeedSource.Measured);
            Source().ShouldBe(SpeedSource.Measured, "a forecast alone keeps nothing");

            (run with { Speeds = new KeptSpeeds(file, TimeProvider.System) }).Run(_store, TimeProvider.System);

            Source().ShouldBe(SpeedSource.Known);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public void Cancelled_before_the_measurement_it_measures_nothing()
    {
        var experiment = new SeedExperiment(0);
        Should.Throw<OperationCanceledException>(() =>
            Run(experiment, cancellation: new CancellationToken(canceled: true)));
        experiment.Measured.ShouldBeNull();
    }

    static ExperimentRun Planned(SeedExperiment experiment, int? workers = null) =>
        new(experiment, new ExperimentSettings(experiment, Preset.Quick))
        {
            Command = "fruitfly run seeds --quick",
            Workers = workers,
        };

    Report Run(SeedExperiment experiment, string? study = null, bool retry = false,
        CancellationToken cancellation = default)
    {
        var run = Planned(experiment) with { RetryFailed = retry };
        return (run with { Study = study ?? run.Study }).Run(_store, TimeProvider.System, cancellation: cancellation);
    }

    sealed class SeedExperiment(params ulong[] seeds) : Experiment<NoOptions, string>
    {
        public int Inputs { get; init; } = 40;
        public int? Hidden { get; init; }
        public int Steps { get; init; } = 1;
        public Func<Trial, Trial?> After { get; init; } = _ => null;
        public IReadOnlyList<ulong>? Measured { get; private set; }

        public override string Name => "seeds";
        public override string Title => "Seeds";
        public override string Summary => "Trains one step for each seed.";
        public override string Source => "these tests";

        protected override IEnumerable<(string Key, Trial Trial)> Plan(NoOptions options, PlanningContext context) =>
            seeds.Select((seed, place) => (First(place), new Trial(
                new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 100 } },
                Hidden is { } width ? Architecture.Mlp(Inputs, width, width, 10) : Architecture.Mlp(Inputs, 10),
                new Recipe { Duration = Duration.Steps(Steps) }, seed)));

        protected override IEnumerable<(string Key, Trial Trial)> PlanAfter(
            NoOptions options, Results<string> results) =>
            seeds.Select((_, place) => (Then(place), Trial: After(results[First(place)].Trial)))
                .Where(after => after.Trial is not null)
                .Select(after => (after.Item1, after.Trial!));

        protected override Findings Measure(NoOptions options, Results<string> results, MeasuringContext context)
        {
            var places = Enumerable.Range(0, seeds.Length);
            Measured = [.. places.Select(First).Concat(places.Select(Then)).Select(results.Find).OfType<TrialResult>()
                .Select(result => result.Trial.Seed)];
            return new Findings($"{results.Count} trials", [], [], []);
        }

        static string First(int place) => $"first {place}";

        static string Then(int place) => $"then {place}";
    }
}
