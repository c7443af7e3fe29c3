using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Web.Tests;

/// <summary>Has measured a quarter when it stands still until it is stopped.</summary>
sealed class EndlessMeasurement : ComputedExperiment<NoOptions>
{
    public override string Name => "endless";
    public override string Title => "Endless";
    public override string Summary => "For tests of patience.";
    public override string Source => "these tests";

    protected override Findings Measure(NoOptions options, MeasuringContext context)
    {
        context.Progress?.Report(0.25);
        context.Cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException(context.Cancellation);
    }
}
