using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Tests;

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

    void Run(Experiment experiment, IProgress<StudyProgress>? progress, CancellationToken cancellation = default) =>
        new ExperimentRun(experiment,
            new ExperimentSettings(experiment, Preset.Quick))
        { Command = "fruitfly run long --quick" }
            .Run(_store, _clock, progress, cancellation);

    /// <summary>Measures in four parts.</summary>
    sealed class LongExperiment(Action part) : ComputedExperiment<NoOptions>
    {
        public int Parts { get; private set; }

        public override string Name => "long";
        public override string Title => "Long";
        public override string Summary => "Computes for a while.";
        public override string Source => "these tests";

        protected override Findings Measure(NoOptions options, MeasuringContext context)
        {
            for (; Parts < 4; Parts++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Progress?.Report(Parts / 4.0);
                part();
            }
            return new Findings("", [], [], []);
        }
    }
}
