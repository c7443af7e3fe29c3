using Fruitfly.Data;
using Fruitfly.Lab.Experiments.NormsAndStability;

namespace Fruitfly.Lab.Tests.Experiments.NormsAndStability;

public class NeighbourStepsTests
{
    /// <summary>Two pairs of neighbours.</summary>
    static readonly NeighbourSteps Steps =
        new(Examples.Labelled([0, 1, 10, 11], features: 1, labels: [0, 0, 1, 1], classes: 2));

    [Fact]
    public void Predictions_that_change_between_pairs_but_not_within_them_take_no_step() =>
        Steps.Of([9, 0, 9, 0, 0, 9, 0, 9]).ShouldBe(0);

    [Fact]
    public void Predictions_that_change_within_every_pair_take_the_whole_step() =>
        Steps.Of([100, 0, 0, 100, 0, 100, 100, 0]).ShouldBe(1, 1e-12);

    [Fact]
    public void A_step_is_half_the_absolute_differences_of_the_probabilities() =>
        // Even odds on one side of the first pair, three to one on the other; the second pair agrees.
        Steps.Of([0, 0, MathF.Log(3), 0, 1, 1, 1, 1]).ShouldBe((0.25 + 0.25) / 4, 1e-6);
}
