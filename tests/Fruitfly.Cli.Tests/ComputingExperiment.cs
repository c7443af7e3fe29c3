using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Tests;

/// <summary>Trains nothing, and says that it computes for a minute and five seconds.</summary>
sealed class ComputingExperiment : Experiment
{
    public override string Name => "computing";
    public override string Title => "An experiment without trials";
    public override string Summary => "Computes.";
    public override string Source => "these tests";
    public override IReadOnlyList<ExperimentOption> Options => [];

    public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) => [];

    public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results) => new("Computed.", [], [], []);

    public override TimeSpan PredictMeasuring(ExperimentSettings settings, TimeProvider time, CancellationToken cancellation) => TimeSpan.FromSeconds(65);
}
