using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Tests;

namespace Fruitfly.Lab.Tests.Setups;

public sealed class SetupRunTests : IDisposable
{
    static readonly TrainingSetup Circles = TrainingSetup.Of(SetupData.Circles) with { Epochs = 2, HiddenLayers = [4] };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-train-");
    readonly SqliteStudyStore _store;

    public SetupRunTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    static SetupRun Run(TrainingSetup setup) =>
        new(SetupPlan.Of(setup)) { Command = setup.ToCommand(), Places = new DataPlaces(), Workers = 2 };

    [Fact]
    public void What_was_trained_once_is_not_trained_again_and_more_seeds_train_what_is_new()
    {
        var progress = new List<StudyProgress>();
        var first = Run(Circles with { Seeds = 2 }).Run(_store, TimeProvider.System);
        var more = Run(Circles with { Seeds = 3 }).Run(_store, TimeProvider.System, new Listener(progress.Add));
        progress[0].Trials.Done.ShouldBe(2);
        progress[^1].Trials.Done.ShouldBe(3);
        more.Scores.Networks.Take(2).Select(network => network.History.Last)
            .ShouldBe(first.Scores.Networks.Select(network => network.History.Last));
        _store.Studies().Select(study => study.Trials.Done).ShouldBe([2, 3], ignoreOrder: true);
    }

    [Fact]
    public void The_report_has_curves_scores_and_the_one_look_at_the_test_set()
    {
        var report = Run(Circles with { Seeds = 2 }).Run(_store, TimeProvider.System).Report;
        report.Page.ShouldBe(report.Provenance.Study);
        report.Findings.Figures.Select(figure => figure.Id).ShouldBe(["error", "loss", "confusions", "reliability"]);
        report.Findings.Tables.Select(table => table.Id).ShouldBe(["scores", "metrics", "classes"]);
        report.Findings.Tables[0].Rows.Select(row => row[0]).ShouldBe(["training", "validation", "test"]);
        report.Findings.Lead.ShouldStartWith("The test error is ");
        (report.Provenance.TestSet!.Trials, report.Provenance.TestSet.Times,
            report.Provenance.TestSet.MostInOneTrial).ShouldBe((2, 2, 1));
    }

    [Fact]
    public void Networks_are_trained_again_to_the_same_bits_where_the_store_has_their_results()
    {
        var asked = Run(Circles) with { KeepsNetworks = true };
        var (first, again) = (asked.Run(_store, TimeProvider.System), asked.Run(_store, TimeProvider.System));
        (first.TrainedAgain, again.TrainedAgain).ShouldBe((0, 1));
        Parameters(again).ShouldBe(Parameters(first));

        static float[] Parameters(TrainedSetup trained)
        {
            var values = new float[trained.Networks[0].ParameterCount];
            trained.Networks[0].CopyParametersTo(values);
            return values;
        }
    }

    [Fact]
    public void A_run_that_is_interrupted_keeps_what_has_ended()
    {
        using var stop = new CancellationTokenSource();
        var run = Run(Circles with { Seeds = 20 }) with { Workers = 1 };
        Should.Throw<OperationCanceledException>(() => run.Run(
            _store, TimeProvider.System, new Listener(progress => { if (progress.Trials.Done == 3) stop.Cancel(); }),
            stop.Token));
        var kept = run.Finished(_store);
        kept.Networks.Count.ShouldBeInRange(3, 19);
        kept.Metrics!.Confusions!.Counts.ToArray().Sum().ShouldBe(kept.Networks.Count * kept.Plan.Size.Test);
        var whole = run.Run(_store, TimeProvider.System).Scores;
        whole.Networks.Count.ShouldBe(20);
        whole.Metrics!.Confusions!.Counts.ToArray().Sum().ShouldBe(20 * whole.Plan.Size.Test);
        using var other = new SqliteStudyStore(Path.Combine(_folder.FullName, "other.db"), TimeProvider.System);
        whole.Metrics.Rows.ShouldBe(run.Run(other, TimeProvider.System).Scores.Metrics!.Rows,
            "the interruption changed nothing");
    }

    [Fact]
    public void A_file_that_is_gone_says_which_and_is_found_again_where_it_was_seen()
    {
        var path = Path.Combine(_folder.FullName, "mine.csv");
        File.WriteAllText(path,
            "a,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(i % 2 == 0 ? "leg" : "wing")}\n")));
        var setup = TrainingSetup.Of(SetupData.File) with { File = path, Epochs = 1 };
        var plan = SetupPlan.Of(setup, setup.ReadFile(DescribedFile.Read));
        var run = new SetupRun(plan) { Command = "", Places = new DataPlaces(files: new FilePlaces(_store.Files)) };
        Should.Throw<MissingDataException>(() => run.Run(_store, TimeProvider.System)).Problem.ShouldContain(
            "was never seen here");
        _store.Remember(new FilePlaces().Give(path));
        File.Move(path, path + "2");
        Should.Throw<MissingDataException>(() => run.Run(_store, TimeProvider.System)).File.ShouldBe(path);
        File.Move(path + "2", path);
        run.Run(_store, TimeProvider.System).Scores.Networks.Count.ShouldBe(1);
    }

    [Fact]
    public void A_network_that_diverged_is_a_result_without_scores()
    {
        var setup = TrainingSetup.Of(SetupData.ToyFunction) with
        {
            Optimizer = SetupOptimizer.Sgd,
            LearningRate = 1000,
            Steps = 200
        };
        var trained = Run(setup).Run(_store, TimeProvider.System);
        trained.Scores.Networks[0].History.Diverged.ShouldBeTrue();
        Enum.GetValues<Split>().ShouldAllBe(split => TrainedScores.Of(trained.Scores.Networks[0], split) == null);
        trained.Report.Findings.Lead.ShouldBe("Training diverged.");
    }
}
