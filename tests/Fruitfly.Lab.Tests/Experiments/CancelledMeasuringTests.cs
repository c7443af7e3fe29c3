using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Tests.Experiments.ImageModels;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Measuring that takes long, where nothing is trained, stops soon after it is cancelled.</summary>
public sealed class CancelledMeasuringTests
{
    /// <summary>Every core may be about to tell of the part that it was at.</summary>
    static readonly int MostPartsAfter = Environment.ProcessorCount + 1;

    public static TheoryData<string> Computing => [.. ExperimentCatalog.Default.Experiments
        .Where(experiment => experiment.Name != "image-models" && experiment.Name != "double-descent-images")
        .Where(experiment => experiment.Plan(new ExperimentSettings(experiment, Preset.Quick)).Count == 0)
        .Select(experiment => experiment.Name)];

    [Fact]
    public void Seven_experiments_compute_without_a_trial() => Computing.Count.ShouldBe(7);

    [Theory]
    [MemberData(nameof(Computing))]
    public void Measuring_stops_a_few_parts_after_it_was_cancelled(string name)
    {
        using var images = new ImageFolder();
        using var stop = new CancellationTokenSource();
        var experiment = ExperimentCatalog.Default.Find(name)!;
        var listener = new Stopping(stop);

        Should.Throw<OperationCanceledException>(() =>
            experiment.Measure(images.Settings(experiment), [], listener, stop.Token));

        listener.Heard.ShouldBeInRange(1, 1 + MostPartsAfter);
        listener.Last.ShouldBeLessThan(0.5, "most of the work was not begun");
    }

    /// <summary>Cancels when it first hears how far the work is.</summary>
    sealed class Stopping(CancellationTokenSource stop) : IProgress<double>
    {
        readonly Lock _hearing = new();

        public int Heard { get; private set; }

        public double Last { get; private set; }

        public void Report(double value)
        {
            lock (_hearing)
            {
                (Heard, Last) = (Heard + 1, value);
                stop.Cancel();
            }
        }
    }
}
