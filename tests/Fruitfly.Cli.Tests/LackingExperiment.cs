using Fruitfly.Data.Files;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Tests;

/// <summary>Needs data that are never there.</summary>
sealed class LackingExperiment : Experiment
{
    public override string Name => "lacking";
    public override string Title => "An experiment without its data";
    public override string Summary => "Does nothing.";
    public override string Source => "these tests";
    public override IReadOnlyList<ExperimentOption> Options => [];

    public override DataFileException Missing(ExperimentSettings settings) =>
        new("/nowhere", "", "data not found: no image set is there", "Install it.");

    public override IReadOnlyList<Trial> Plan(ExperimentSettings settings) => throw Missing(settings);

    public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results) => throw Missing(settings);
}
