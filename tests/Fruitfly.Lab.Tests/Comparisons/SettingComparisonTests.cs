using Fruitfly.Data;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Comparisons;

public sealed class SettingComparisonTests : IDisposable
{
    static readonly TrainingSetup Circles = TrainingSetup.Of(SetupData.Circles) with { Epochs = 1, Seeds = 3 };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-compare-");
    readonly SqliteStudyStore _store;

    public SettingComparisonTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    string Train(TrainingSetup setup)
    {
        var plan = SetupPlan.Of(setup);
        new SetupRun(plan) { Command = "", Places = new DataPlaces(), Workers = 2 }.Run(_store, TimeProvider.System);
        return plan.Study;
    }

    SettingComparison Compare(string a, string b, Metric? metric = null) => SettingComparison.Of(
        _store, ComparedSide.Of(_store, a), ComparedSide.Of(_store, b), metric, new DataPlaces());

    [Fact]
    public void Shared_seeds_on_the_same_data_are_paired_and_so_are_test_examples()
    {
        var (wide, narrow) = (Train(Circles with { HiddenLayers = [32] }), Train(Circles with { HiddenLayers = [1] }));
        var comparison = Compare(wide, narrow);
        (comparison.Metric, comparison.Split).ShouldBe((Metric.Error, Split.Test));
        comparison.Repetitions.IsPaired.ShouldBeTrue();
        comparison.Repetitions.Difference.Count.ShouldBe(3);
        comparison.Repetitions.Difference.Mean.ShouldBe(comparison.MeanA - comparison.MeanB, 1e-12);
        var examples = comparison.Examples.ShouldNotBeNull();
        examples.Count.ShouldBe(SetupPlan.Of(Circles).Size.Test);
        examples.Mean.ShouldBe(comparison.MeanA - comparison.MeanB, 1e-12);
        comparison.McNemar.ShouldBeNull("three networks each");
    }

    [Fact]
    public void Other_data_or_other_seeds_are_not_paired()
    {
        var (one, other) = (Train(Circles), Train(Circles with { DataSeed = 7 }));
        var comparison = Compare(one, other);
        comparison.Repetitions.IsPaired.ShouldBeFalse();
        comparison.Examples.ShouldBeNull();
        Compare(one, Train(Circles with { Seed = 100, HiddenLayers = [3] })).Repetitions.IsPaired.ShouldBeFalse();
    }

    [Fact]
    public void One_network_each_is_compared_by_its_examples()
    {
        var (wide, narrow) = (Train(Circles with { HiddenLayers = [32] }), Train(Circles with { HiddenLayers = [1] }));
        var comparison = Compare($"{wide}:seed=1", $"{narrow}:seed=1");
        comparison.Repetitions.IsDecided.ShouldBeFalse();
        var test = comparison.McNemar.ShouldNotBeNull();
        ((test.First - test.Second) / (double)comparison.Examples!.Count).ShouldBe(comparison.Examples.Mean, 1e-12);
    }

    [Fact]
    public void A_setting_that_equals_itself_is_undecided_and_no_number_of_seeds_would_decide_it()
    {
        var study = Train(Circles);
        var comparison = Compare(study, study, Metric.Auc);
        comparison.Repetitions.Difference.Mean.ShouldBe(0);
        comparison.VerdictOf(comparison.Repetitions.Difference).ShouldBe(ComparisonVerdict.Undecided);
        comparison.Repetitions.ToDecide.Even.ShouldBeNull();
    }

    [Theory]
    [InlineData(Metric.Error, ComparisonVerdict.IsBBetter)]
    [InlineData(Metric.Accuracy, ComparisonVerdict.IsABetter)]
    public void Which_is_better_depends_on_what_more_of_the_metric_means(Metric metric, ComparisonVerdict verdict)
    {
        var study = Train(Circles);
        Compare(study, study, metric).VerdictOf(new Estimate(0.2, 0.1, 0.1, 0.3, 5)).ShouldBe(verdict);
    }

    [Fact]
    public void Splits_that_are_generated_for_themselves_are_one_side()
    {
        var (one, other) = (
            Train(Circles with { Seeds = 1, Splits = 3 }), Train(Circles with { Seeds = 1, Splits = 3, Epochs = 2 }));
        var comparison = Compare(one, other);
        comparison.Repetitions.IsPaired.ShouldBeTrue();
        comparison.Repetitions.Difference.Count.ShouldBe(3);
        comparison.Examples.ShouldBeNull("each split has its own test examples");
    }

    [Fact]
    public void A_study_of_several_settings_says_how_to_name_one()
    {
        var trials = SetupPlan.Of(Circles).Trials.Concat(SetupPlan.Of(Circles with { LearningRate = 0.5 }).Trials);
        _store.Plan("both", "train", new StudySettings("train"), [.. trials]);
        new StudyRunner(_store, new TrialExecution().Run, TimeProvider.System, workers: 2)
            .Run(TrialList.Of([.. trials]), null, CancellationToken.None);
        var failure = Should.Throw<ComparisonException>(() => ComparedSide.Of(_store, "both"));
        failure.Message.ShouldContain("recipe.optimizer.learningRate");
        ComparedSide.Of(_store, failure.Example!).Trials.Count.ShouldBe(3);
        Compare("both:learningRate=0.5", failure.Example!).Repetitions.IsPaired.ShouldBeTrue();
    }

    [Fact]
    public void The_settings_of_a_study_have_numbers_in_the_order_of_its_plan()
    {
        var trials = SetupPlan.Of(Circles).Trials.Concat(SetupPlan.Of(Circles with { LearningRate = 0.5 }).Trials);
        _store.Plan("both", "train", new StudySettings("train"), [.. trials]);
        new StudyRunner(_store, new TrialExecution().Run, TimeProvider.System, workers: 2)
            .Run(TrialList.Of([.. trials]), null, CancellationToken.None);

        var settings = NumberedSetting.AllOf(_store, "both");

        settings.Select(setting => (setting.Number, setting.Trials.Count)).ShouldBe([(1, 3), (2, 3)]);
        settings[1].Values.ShouldHaveSingleItem().ShouldBe(
            KeyValuePair.Create("recipe.optimizer.learningRate", "0.5"));
        NumberedSetting.Side(_store, "both", 2).Trials.Select(trial => trial.Hash).ShouldBe(
            ComparedSide.Of(_store, "both:learningRate=0.5").Trials.Select(trial => trial.Hash));
        Should.Throw<ComparisonException>(() => NumberedSetting.Side(_store, "both", 3)).Message
            .ShouldContain("no setting 3; it has 2");
        Should.Throw<ComparisonException>(() => NumberedSetting.AllOf(_store, "none")).Study.ShouldBe("none");
    }

    [Fact]
    public void The_trials_of_a_model_are_a_side_whichever_study_holds_them()
    {
        var study = Train(Circles);
        string[] hashes = [.. _store.Trials(study).Select(trial => trial.Hash)];

        var side = ComparedSide.Of(_store, "m.model", hashes);

        (side.Name, side.Trials.Count).ShouldBe(("m.model", 3));
        Should.Throw<ComparisonException>(() => ComparedSide.Of(_store, "m.model", [.. hashes, "0123"])).LacksTrials
            .ShouldBeTrue();
        Should.Throw<ComparisonException>(() => ComparedSide.Of(_store, "m.model", [])).LacksTrials.ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_compared_is_said()
    {
        var study = Train(Circles);
        Should.Throw<ComparisonException>(() => Compare(study, "none")).Study.ShouldBe("none");
        Should.Throw<ComparisonException>(() => Compare(study, $"{study}:seed=99")).Message.ShouldContain("seed=99");
        Should.Throw<ComparisonException>(() => Compare(study, study, Metric.RSquared))
            .Message.ShouldContain("metric of real values");
        _store.Plan("planned", "train", new StudySettings("train"), SetupPlan.Of(Circles with { Epochs = 9 }).Trials);
        Should.Throw<ComparisonException>(() => Compare(study, "planned")).Message.ShouldContain("is done");
    }

    [Fact]
    public void A_metric_that_needs_predictions_says_which_trial_has_none()
    {
        Trial[] trials = [.. SetupPlan.Of(Circles).Trials
            .Select(trial => trial with { Recipe = trial.Recipe with { KeepPredictionsOn = null } })];
        _store.Plan("without", "train", new StudySettings("train"), trials);
        new StudyRunner(_store, new TrialExecution().Run, TimeProvider.System, workers: 2)
            .Run(TrialList.Of(trials), null, CancellationToken.None);
        Compare("without", "without").Examples.ShouldBeNull();
        Should.Throw<ComparisonException>(() => Compare("without", "without", Metric.Auc))
            .Message.ShouldContain("kept no predictions");
    }
}
