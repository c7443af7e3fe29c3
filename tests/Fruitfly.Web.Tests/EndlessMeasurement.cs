using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Web.Tests;

/// <summary>Has measured a quarter when it stands still until it is stopped.</summary>
sealed class EndlessMeasurement : Experiment
{
    public override string Name => "endless";
    public override string Title => "Endless";
    public override string Summary => "For tests of patience.";
    public override string Source => "these tests";
    public override IReadOnlyList<ExperimentOption> Options => [];

    public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) => [];

    public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results) => Measure(settings, results, null, default);

    public override Findings Measure(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        progress?.Report(0.25);
        cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException(cancellation);
    }
}
