using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;
using Fruitfly.Data.Toy;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Setups;

public sealed class SetupPlanTests
{
    static readonly DataSet Mine = new("My data!",
        Examples.Labelled([.. Enumerable.Range(0, 60).Select(i => (float)i)], 1,
            [.. Enumerable.Range(0, 60).Select(i => i % 2)], 2));

    [Fact]
    public void There_is_one_trial_a_seed_on_the_same_data_and_the_test_set_is_seen_once()
    {
        var plan = SetupPlan.Of(TrainingSetup.Of(SetupData.Circles) with { Seed = 5, Seeds = 2, Epochs = 3 });
        plan.Trials.Select(trial => trial.Seed).ShouldBe([5ul, 6ul]);
        plan.Trials[1].Data.ShouldBe(plan.Trials[0].Data);
        var (one, other) = (new TrialExecution().Run(plan.Trials[0], default),
            new TrialExecution().Run(plan.Trials[1], default));
        one.History.Last.Training.ShouldNotBe(other.History.Last.Training);
        one.History.Evaluations.SkipLast(1).ShouldAllBe(evaluation => evaluation.Test == null);
        one.History.Last.Test.ShouldNotBeNull();
        TestSetUse.TimesIn(one).ShouldBe(1);
    }

    [Fact]
    public void The_test_score_is_that_of_the_network_and_its_loss_the_mean_over_the_examples()
    {
        var plan = SetupPlan.Of(TrainingSetup.Of(SetupData.ToyFunction) with { Epochs = 30 });
        var result = new TrialExecution().Run(plan.Trials[0], default);
        var (losses, test) = (result.History.LossesAtEnd, result.History.Last.Test!);
        losses.Count.ShouldBe(plan.Size.Test);
        losses.Average(loss => (double)loss).ShouldBe(test.Loss, 1e-6 * test.Loss);
        TestSetUse.TimesIn(result).ShouldBe(1);
    }

    [Fact]
    public void Splits_and_folds_differ_in_their_data()
    {
        var file = SetupDataSets.Described(Mine);
        var splits =
            SetupPlan.Of(new TrainingSetup { Data = SetupData.File, File = "mine.npz", Splits = 3 }, file).Trials;
        splits.Select(trial => ((FileDescription)trial.Data).Split.Seed).ShouldBe([42ul, 43ul, 44ul]);
        var folds = SetupPlan.Of(new TrainingSetup { Data = SetupData.File, File = "mine.npz", Folds = 3 },
            file).Trials;
        folds.Select(trial => ((FileDescription)trial.Data).Split.Fold).ShouldBe([0, 1, 2]);
        SetupPlan.Of(TrainingSetup.Of(SetupData.Spirals) with { Splits = 2 }).Trials.Select(trial =>
            ((PlanarDescription)trial.Data).Seed)
            .ShouldBe([42ul, 43ul]);
    }

    [Fact]
    public void The_lectures_network_is_on_the_data_that_experiments_use_too() =>
        SetupPlan.Of(new TrainingSetup { ValidationShare = 0 }).Trials[0].Data.ShouldBe(new Mnist1dDescription());

    /// <summary>The coordinates themselves are how trials were described before there were other features.</summary>
    [Fact]
    public void Features_of_a_plane_are_described_only_where_they_are_not_its_coordinates()
    {
        var circles = TrainingSetup.Of(SetupData.Circles);
        ((PlanarDescription)SetupPlan.Of(circles).Trials[0].Data).Features.ShouldBeNull();
        var squared = TrainingSetup.Parse([new("data", "circles"), new("features", "x2^2, x1^2")]);
        squared.ToCommand().ShouldBe("fruitfly train --data circles --features 'x1^2,x2^2'");
        var trial = SetupPlan.Of(squared).Trials[0];
        ((PlanarDescription)trial.Data).Features.ShouldBe("x1^2,x2^2");
        new TrialExecution().Run(trial, default).History.Last.Test!.Error.ShouldBe(0);
        Should.Throw<SetupException>(() => TrainingSetup.Parse([new("data", "circles"), new("features", "x9")]))
            .Message.ShouldContain("features");
    }

    [Fact]
    public void A_study_is_named_after_the_data_and_what_is_trained()
    {
        var circles = TrainingSetup.Of(SetupData.Circles);
        SetupPlan.Of(circles).Study.ShouldMatch("^train-circles-[0-9a-f]{8}$");
        SetupPlan.Of(circles).Study.ShouldBe(SetupPlan.Of(circles).Study);
        SetupPlan.Of(circles with { Seeds = 2 }).Study.ShouldNotBe(SetupPlan.Of(circles).Study);
        SetupPlan.Of(new TrainingSetup { Data = SetupData.File, File = "x" },
            SetupDataSets.Described(Mine)).Study.ShouldMatch("^train-my-data-[0-9a-f]{8}$");
    }
}
