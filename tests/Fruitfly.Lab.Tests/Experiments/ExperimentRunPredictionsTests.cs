using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Lab.Experiments;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class ExperimentRunPredictionsTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-predictions");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_experiment_measures_the_predictions_that_its_recipe_keeps_and_does_so_again()
    {
        using var store = new SqliteStudyStore(Path.Combine(_folder.FullName, "store.db"), TimeProvider.System);
        var experiment = new Predicting();
        var run = new ExperimentRun(experiment, new ExperimentSettings(experiment, Preset.Quick)) { Command = "run" };
        var report = run.Run(store, TimeProvider.System);
        report.Findings.Lead.ShouldBe("40, none");
        run.MeasureAgain(store, TimeProvider.System).Findings.Lead.ShouldBe("40, none");
    }

    /// <summary>Says how many predictions it was given, with a recipe that keeps those of the test set, and with one
    /// that keeps none.</summary>
    sealed class Predicting : Experiment<NoOptions, bool>
    {
        public override string Name => "ada/predicting";
        public override string Title => "Kept predictions";
        public override string Summary => "For tests of predictions.";
        public override string Source => "these tests";

        protected override IEnumerable<(bool Key, Trial Trial)> Plan(NoOptions options, PlanningContext context) =>
            from keeps in (bool[])[true, false]
            select (keeps, new Trial(
                new ToyDescription { Samples = 200 }, Architecture.Mlp(1, 3, 1),
                new Recipe
                {
                    Loss = Training.Losses.Loss.LeastSquares, Duration = Duration.Epochs(1),
                    KeepPredictionsOn = keeps ? Split.Test : null,
                }, 1));

        protected override Findings Measure(NoOptions options, Results<bool> results, MeasuringContext context) =>
            new($"{Count(results[true])}, {Count(results[false])}", [], [], []);

        static string Count(TrialResult result) => result.History.Predictions?.Length.ToString() ?? "none";
    }
}
