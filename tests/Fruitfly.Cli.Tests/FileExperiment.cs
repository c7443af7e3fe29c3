using Fruitfly.Data.Tables;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Cli.Tests;

/// <summary>Trains on a file of a user's.</summary>
sealed class FileExperiment(FileDescription data) : Experiment<NoOptions, int>
{
    public override string Name => "on-a-file";
    public override string Title => "A network learns from a file";
    public override string Summary => "Trains for a step.";
    public override string Source => "these tests";

    public override bool ReadsFiles => true;

    protected override IEnumerable<(int Key, Trial Trial)> Plan(NoOptions options, PlanningContext context) =>
        [(0, new(data, Architecture.Mlp(data.Whole.Features, data.Whole.Outputs),
            new Recipe { Duration = Duration.Steps(1) }, 0))];

    protected override Findings Measure(NoOptions options, Results<int> results, MeasuringContext context) =>
        new("It was trained.", [], [], []);
}
