using Fruitfly.Data.Files;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Tests;

/// <summary>Needs data that are never there.</summary>
sealed class LackingExperiment : Experiment<NoOptions, int>
{
    public override string Name => "lacking";
    public override string Title => "An experiment without its data";
    public override string Summary => "Does nothing.";
    public override string Source => "these tests";

    public override DataFileException Missing(ExperimentSettings settings) => Missing();

    protected override IEnumerable<(int Key, Trial Trial)> Plan(NoOptions options, PlanningContext context) =>
        throw Missing();

    protected override Findings Measure(NoOptions options, Results<int> results, MeasuringContext context) =>
        throw Missing();

    static DataFileException Missing() => new("/nowhere", "", "data not found: no image set is there", "Install it.");
}
