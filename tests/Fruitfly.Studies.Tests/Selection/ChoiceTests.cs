using Fruitfly.Studies.Selection;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Selection;

public sealed class ChoiceTests
{
    /// <summary>Errors after 1, 2, 4 and 8 steps. The last is best at the end, but slow to begin.</summary>
    static readonly IReadOnlyList<ValidationCurve> Four =
        [Of(0.5, 0.5, 0.3, 0.35), Of(0.6, 0.55, 0.4, 0.4), Of(0.4, 0.4, 0.4, 0.2), Of(0.9, 0.9, 0.9, 0.1)];

    [Fact]
    public void The_best_of_all_is_chosen_with_its_step_for_the_price_of_all() =>
        Choice.OfBest(Four).ShouldBe(new Choice(3, 8, new Score(0.1, 0.1), 4 * 8));

    [Fact]
    public void Successive_halving_drops_the_worse_half_for_each_doubling_of_the_steps()
    {
        // 4 for 2 steps, 2 of them for 4, 1 of these for 8; the slow one is lost.
        Choice.BySuccessiveHalving(Four, steps: 8, rungs: 3)
            .ShouldBe(new Choice(0, 4, new Score(0.3, 0.3), 4 * 2 + 2 * 2 + 4));
        Choice.BySuccessiveHalving(Four, steps: 8, rungs: 1).ShouldBe(Choice.OfBest(Four));
    }

    [Fact]
    public void A_candidate_that_diverged_is_judged_by_what_it_reached()
    {
        ValidationCurve none = new([]), early = ValidationCurveTests.Curve((1, 0.05, 0.05));
        Choice.OfBest([none, early, Four[0]]).ShouldBe(new Choice(1, 1, new Score(0.05, 0.05), 1 + 8));
        Choice.OfBest([none]).ShouldBeNull();
        Choice.BySuccessiveHalving([none, none], 8, 2).ShouldBeNull();
    }

    [Fact]
    public void Of_equal_candidates_the_first_is_chosen() =>
        Choice.OfBest([Four[1], Of(0.4), Of(0.4)])!.Candidate.ShouldBe(0);

    static ValidationCurve Of(params double[] errors) =>
        ValidationCurveTests.Curve([.. errors.Select((error, i) => (1 << i, error, error))]);
}
