using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Reports;
using Fruitfly.Lab.Studies;
using Fruitfly.Lab.Studies.Sqlite;
using Fruitfly.Networks;
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
    public void Results_reach_the_measurement_complete_and_in_the_order_of_the_plan()
    {
        var experiment = new SeedExperiment(3, 1, 2);
        var report = Run(experiment);
        experiment.Measured.ShouldBe([3, 1, 2]);
        report.Findings.Lead.ShouldBe("3 trials");
        _store.Find("seeds-quick")!.Trials.Done.ShouldBe(3);
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
        Should.Throw<TrialsFailedException>(() => Run(experiment)).Message.ShouldStartWith("1 of 1 trials of the study 'seeds-quick' failed");
        Should.Throw<TrialsFailedException>(() => Run(experiment));
        _store.Trials("seeds-quick").Single().Attempts.ShouldBe(1);
        Should.Throw<TrialsFailedException>(() => Run(experiment, retry: true));
        _store.Find("seeds-quick")!.Trials.Failed.ShouldBe(1);
    }

    [Fact]
    public void Cancelled_before_the_measurement_it_measures_nothing()
    {
        var experiment = new SeedExperiment(0);
        Should.Throw<OperationCanceledException>(() => Run(experiment, cancellation: new CancellationToken(canceled: true)));
        experiment.Measured.ShouldBeNull();
    }

    [Theory]
    [InlineData(new ulong[0], "none")]
    [InlineData(new ulong[] { 7 }, "7")]
    [InlineData(new ulong[] { 2, 0, 1, 1 }, "0 to 2")]
    [InlineData(new ulong[] { 5, 1, 7 }, "1, 5, 7")]
    public void Seeds_are_told_as_a_range_where_none_is_left_out(ulong[] seeds, string text) => ExperimentRun.Seeds(seeds).ShouldBe(text);

    Report Run(SeedExperiment experiment, string? study = null, bool retry = false, CancellationToken cancellation = default)
    {
        var run = new ExperimentRun(experiment, new ExperimentSettings(experiment, Preset.Quick))
        {
            Command = "fruitfly run seeds --quick",
            RetryFailed = retry,
        };
        return (run with { Study = study ?? run.Study }).Run(_store, TimeProvider.System, cancellation: cancellation);
    }

    sealed class SeedExperiment(params ulong[] seeds) : Experiment
    {
        public int Inputs { get; init; } = 40;
        public IReadOnlyList<ulong>? Measured { get; private set; }

        public override string Name => "seeds";
        public override string Title => "Seeds";
        public override string Summary => "Trains one step for each seed.";
        public override string Source => "these tests";
        public override IReadOnlyList<ExperimentOption> Options => [];

        public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) =>
        [
            .. seeds.Select(seed => new Trial(
                new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 100 } }, Architecture.Mlp(Inputs, 10),
                new Recipe { Duration = Duration.Steps(1) }, seed)),
        ];

        public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results)
        {
            Measured = [.. results.Select(result => result.Trial.Seed)];
            return new Findings($"{results.Count} trials", [], [], []);
        }
    }
}
