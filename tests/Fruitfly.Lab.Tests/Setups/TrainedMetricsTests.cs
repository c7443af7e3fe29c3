using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Setups;

public sealed class TrainedMetricsTests : IDisposable
{
    static readonly TrainingSetup Spirals =
        TrainingSetup.Of(SetupData.ThreeSpirals) with { Epochs = 2, HiddenLayers = [4] };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-metrics-");
    readonly SqliteStudyStore _store;

    public TrainedMetricsTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    TrainedScores Scores(TrainingSetup setup) =>
        new SetupRun(SetupPlan.Of(setup)) { Command = "", Places = new DataPlaces(), Workers = 2 }
            .Run(_store, TimeProvider.System).Scores;

    [Fact]
    public void The_predictions_on_the_test_set_give_the_error_that_training_measured()
    {
        var scores = Scores(Spirals with { Seeds = 3 });
        var metrics = scores.Metrics.ShouldNotBeNull();
        metrics.Split.ShouldBe(Split.Test);
        metrics.Rows.Select(row => row.Metric)
            .ShouldBe(Enum.GetValues<Metric>().Where(metric => metric.IsOfClasses));
        metrics.Rows[0].Value.ShouldBe(scores.Error(Split.Test)!.Mean, 1e-12);
        metrics.Rows[0].Networks!.Low.ShouldBe(scores.Error(Split.Test)!.Low, 1e-12);
        metrics.Rows[0].Examples!.Low.ShouldBe(scores.TestError!.Low, 1e-12);
        metrics.Confusions!.Error.ShouldBe(metrics.Rows[0].Value, 1e-12);
        metrics.Rows.Single(row => row.Metric == Metric.LogLoss).Value
            .ShouldBe(scores.Loss(Split.Test)!.Mean, 1e-5, "cross entropy in float32");
    }

    [Fact]
    public void Splits_of_their_own_have_one_interval_over_splits()
    {
        var metrics = Scores(Spirals with { Splits = 3 }).Metrics!;
        metrics.Rows.ShouldAllBe(row => row.Examples == null && row.Networks != null);
        metrics.Confusions!.Counts.ToArray().Sum().ShouldBe(3 * 100);
    }

    [Fact]
    public void One_network_has_an_interval_over_test_examples_alone() =>
        Scores(Spirals).Metrics!.Rows.ShouldAllBe(row => row.Examples != null && row.Networks == null);

    [Fact]
    public void Without_a_test_set_the_validation_examples_are_predicted()
    {
        var scores = Scores(Spirals with { TrainSplit = 1 });
        scores.Metrics!.Split.ShouldBe(Split.Validation);
        MetricTables.Titles(scores)[0].ShouldBe("on the validation examples");
    }

    [Fact]
    public void Real_values_have_their_own_metrics_and_no_classes()
    {
        var scores = Scores(TrainingSetup.Of(SetupData.ToyFunction) with { Steps = 50 });
        scores.Metrics!.Rows.Select(row => row.Metric)
            .ShouldBe([Metric.RootMeanSquaredError, Metric.MeanAbsoluteError, Metric.RSquared]);
        scores.Metrics.Confusions.ShouldBeNull();
        MetricTables.Classes(scores).ShouldBeEmpty();
        MetricTables.Calibration(scores).ShouldBeNull();
    }

    [Fact]
    public void Tables_name_what_they_count()
    {
        var scores = Scores(Spirals with { Seeds = 2 });
        MetricTables.Titles(scores).ShouldBe(
            ["on the test examples", "value", "95 %: other examples", "95 %: other seeds"]);
        MetricTables.Rows(scores).ShouldAllBe(row => row.Length == 4);
        MetricTables.Confusions(scores).Select(row => row.Skip(1).Sum(int.Parse))
            .ShouldBe(MetricTables.Classes(scores).Select(row => int.Parse(row[1])));
        MetricTables.Calibration(scores)!.ShouldContain("mean confidence");
    }
}
