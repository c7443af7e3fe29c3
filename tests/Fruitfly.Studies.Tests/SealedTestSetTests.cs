using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests;

public sealed class SealedTestSetTests
{
    static readonly Recipe Open = new() { Duration = Duration.Epochs(2) };

    [Fact]
    public void A_recipe_that_measures_on_the_test_set_opens_it_and_no_other_does()
    {
        SealedTestSet.IsOpenedBy(Open).ShouldBeTrue();
        SealedTestSet.IsOpenedBy(new Recipe { EvaluateOn = [Split.Validation] }).ShouldBeFalse();
        SealedTestSet.IsOpenedBy(new Recipe { EvaluateOn = [Split.Training], CountConfusionsOn = Split.Test })
            .ShouldBeTrue();
        SealedTestSet.IsOpenedBy(new Recipe { EvaluateOn = [Split.Training], MeasureMarginsOn = Split.Test })
            .ShouldBeTrue();
        SealedTestSet.IsOpenedBy(new Recipe { EvaluateOn = [Split.Training], ReplacedExample = 3 })
            .ShouldBeTrue("the other example is a test example");
        SealedTestSet.IsOpenedBy(new Recipe { EvaluateOn = [Split.Training], EvaluateAtEndOn = Split.Test })
            .ShouldBeTrue();
        var all = Open with
        {
            EvaluateAtEndOn = Split.Test,
            CountConfusionsOn = Split.Test,
            MeasureMarginsOn = Split.Test,
            ReplacedExample = 3
        };
        SealedTestSet.IsOpenedBy(SealedTestSet.Seal(all)).ShouldBeFalse();
    }

    [Fact]
    public void A_trial_opens_it_in_any_of_its_trainings()
    {
        var chain = Small(
            SealedTestSet.Seal(Open)) with
        { Pruning = new PruningPlan { Sparsities = [0], ScoredAfter = 1 } };
        SealedTestSet.IsOpenedBy(chain).ShouldBeFalse();
        SealedTestSet.IsOpenedBy(
            chain with { Pruning = chain.Pruning! with { Retrainings = [new(0), new(0) { Recipe = Open }] } })
                .ShouldBeTrue();
    }

    [Fact]
    public void A_chain_of_trainings_by_a_sealed_recipe_never_sees_it()
    {
        var chain = Small(
            SealedTestSet.Seal(Open)) with
        { Pruning = new PruningPlan { Sparsities = [0, 0.5], ScoredAfter = 1 } };
        new TrialExecution().Run(chain, default).History.Evaluations.ShouldAllBe(evaluation => evaluation.Test == null);
    }

    [Fact]
    public void Sealing_changes_nothing_of_the_training()
    {
        var (open, closed) = (Run(Open), Run(SealedTestSet.Seal(Open)));
        closed.History.Evaluations.ShouldAllBe(evaluation => evaluation.Test == null);
        closed.History.Evaluations.Select(evaluation => evaluation.Training)
            .ShouldBe(open.History.Evaluations.Select(evaluation => evaluation.Training));
    }

    [Fact]
    public void Opened_once_the_test_set_tells_the_error_after_the_last_step_and_nothing_before()
    {
        var once = Run(SealedTestSet.OpenOnce(Open));
        once.History.Evaluations.ShouldAllBe(evaluation => evaluation.Test == null);
        once.History.Confusions!.Error.ShouldBe(Run(Open).History.Last.Test!.Error, 1e-12);
    }

    static TrialResult Run(Recipe recipe) => new TrialExecution().Run(Small(recipe), default);

    static Trial Small(Recipe recipe) => new(
        new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } }, Architecture.Mlp(40, 5, 10),
        recipe, 0);
}
