using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments.Regularization;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.Regularization;

public sealed class EnsembleOutcomeTests
{
    /// <summary>Of two examples of classes 0 and 1.</summary>
    static readonly int[] Labels = [0, 1];

    [Fact]
    public void One_sure_network_turns_the_mean_but_not_the_majority()
    {
        var outcome = EnsembleOutcome.Of([[Network(9, 0, 0, 1), Network(0, 1, 0, 1), Network(0, 1, 0, 1)]], Labels);
        outcome.Members.ShouldHaveSingleItem().ShouldBe([0, 50, 50]);
        outcome.Means.ShouldHaveSingleItem().ShouldBe([0, 0, 0]);
        outcome.Majorities.ShouldHaveSingleItem().ShouldBe([0, 0, 50]);
        outcome.MeanDifferences.ShouldHaveSingleItem().ShouldBe(-100 / 3.0, 1e-9);
        outcome.MajorityDifferences.ShouldHaveSingleItem().ShouldBe(50 - 100 / 3.0, 1e-9);
    }

    [Fact]
    public void Networks_that_err_on_different_examples_help_each_other_out()
    {
        var outcome = EnsembleOutcome.Of([[Network(0, 1, 0, 3), Network(3, 0, 1, 0)]], Labels);
        outcome.Members.ShouldHaveSingleItem().ShouldBe([50, 50]);
        outcome.Means.ShouldHaveSingleItem().ShouldBe([50, 0]);
    }

    [Fact]
    public void An_ensemble_with_a_network_that_kept_nothing_is_left_out()
    {
        var lost = Network() with { History = new History([], new Divergence(1, null)) };
        EnsembleOutcome.Of([[Network(1, 0, 0, 1), lost], [Network(1, 0, 0, 1), Network(1, 0, 0, 1)]], Labels)
            .Members.ShouldHaveSingleItem().ShouldBe([0, 0]);
    }

    static TrialResult Network(params float[] outputs) => new(
        new Trial(new Mnist1dDescription(), Architecture.Mlp(40, 10), new Recipe(), 0),
        new History([], null) { Predictions = outputs }, 410, 1);
}
