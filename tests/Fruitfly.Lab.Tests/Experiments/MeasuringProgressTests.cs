using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Studies;
using Fruitfly.Lab.Studies.Sqlite;
using Fruitfly.Lab.Tests.Studies;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class MeasuringProgressTests : IDisposable
{
    readonly string _file = Path.Combine(Path.GetTempPath(), $"fruitfly-{Guid.NewGuid():n}.db");
    readonly SettableClock _clock = new();
    readonly SqliteStudyStore _store;

    public MeasuringProgressTests() => _store = new SqliteStudyStore(_file, _clock);

    public void Dispose()
    {
        _store.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void A_long_measurement_tells_its_share_and_the_time_left()
    {
        var heard = new List<StudyProgress>();
        Run(new LongExperiment(() => _clock.Advance(TimeSpan.FromSeconds(10))), new Listener(heard.Add));
        heard.Select(progress => (progress.Measured, progress.Remaining?.TotalSeconds, progress.Trials.Total)).ShouldBe(
            [(0, null, 0), (0.25, 30, 0), (0.5, 20, 0), (0.75, 10, 0), (1, 0, 0)]);
        heard[^1].Elapsed.ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void It_stops_soon_after_it_was_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var experiment = new LongExperiment(stop.Cancel);
        Should.Throw<OperationCanceledException>(() => Run(experiment, null, stop.Token));
        experiment.Parts.ShouldBe(1);
    }

    [Fact]
    public void Parts_count_by_their_work()
    {
        var shares = new List<double>();
        var work = new WorkInParts(10, new Shares(shares.Add));
        var small = work.Part(2);
        small.Report(0);
        small.Report(0.5);
        var large = work.Part(8);
        large.Report(0.25);
        large.Report(1);
        shares.ShouldBe([0, 0.1, 0.4, 1], tolerance: 1e-12);
    }

    [Fact]
    public void Results_of_many_items_come_in_their_order_and_each_counts_when_it_is_there()
    {
        var shares = new List<double>();
        var work = new WorkInParts(40, new Shares(shares.Add));
        work.Each(work: 2, Enumerable.Range(0, 10), item => item * item).ShouldBe(Enumerable.Range(0, 10).Select(item => item * item));
        shares.ShouldBe([.. Enumerable.Range(1, 10).Select(count => count / 20.0)], tolerance: 1e-12);
        work.Part(20).Report(0.5);
        shares[^1].ShouldBe(0.75);
    }

    [Fact]
    public void Many_items_stop_at_the_next_one_after_cancelling()
    {
        using var stop = new CancellationTokenSource();
        var computed = 0;
        Should.Throw<OperationCanceledException>(() => new WorkInParts(1, null, stop.Token).Each(1, Enumerable.Range(0, 1000), _ =>
        {
            stop.Cancel();
            return Interlocked.Increment(ref computed);
        }));
        computed.ShouldBeLessThanOrEqualTo(Environment.ProcessorCount);
    }

    void Run(Experiment experiment, IProgress<StudyProgress>? progress, CancellationToken cancellation = default) =>
        new ExperimentRun(experiment, new ExperimentSettings(experiment, Preset.Quick)) { Command = "fruitfly run long --quick" }
            .Run(_store, _clock, progress, cancellation);

    /// <summary>Measures in four parts.</summary>
    sealed class LongExperiment(Action part) : Experiment
    {
        public int Parts { get; private set; }

        public override string Name => "long";
        public override string Title => "Long";
        public override string Summary => "Computes for a while.";
        public override string Source => "these tests";
        public override IReadOnlyList<ExperimentOption> Options => [];

        public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) => [];

        public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results) => Measure(settings, results, null, default);

        public override Findings Measure(
            ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
        {
            for (; Parts < 4; Parts++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(Parts / 4.0);
                part();
            }
            return new Findings("", [], [], []);
        }
    }

    sealed class Listener(Action<StudyProgress> listen) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => listen(value);
    }

    sealed class Shares(Action<double> listen) : IProgress<double>
    {
        public void Report(double value) => listen(value);
    }
}
