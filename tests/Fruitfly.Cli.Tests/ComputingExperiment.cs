using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Tests;

/// <summary>Trains nothing, and says that it computes for a minute and five seconds.</summary>
sealed class ComputingExperiment : ComputedExperiment<NoOptions>
{
    public override string Name => "computing";
    public override string Title => "An experiment without trials";
    public override string Summary => "Computes.";
    public override string Source => "these tests";

    /// <summary>What is done when it is measured.</summary>
    public Action Measuring { get; set; } = () => { };

    protected override Findings Measure(NoOptions options, MeasuringContext context)
    {
        Measuring();
        return new("Computed.", [], [], []);
    }

    protected override TimeSpan PredictMeasuring(NoOptions options, TimeProvider time, MeasuringContext context) =>
        TimeSpan.FromSeconds(65);
}
