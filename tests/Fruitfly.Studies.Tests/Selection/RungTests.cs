using Fruitfly.Studies.Selection;

namespace Fruitfly.Studies.Tests.Selection;

public sealed class RungTests
{
    [Fact]
    public void Each_rung_trains_the_better_half_for_twice_as_long_the_best_first()
    {
        ValidationCurve[] five =
        [
            ValidationCurveTests.Curve((1, 1, 0.5), (4, 1, 0.1)), ValidationCurveTests.Curve((1, 1, 0.2)),
            ValidationCurveTests.Curve((1, 1, 0.4), (2, 1, 0.1)),
            ValidationCurveTests.Curve((1, 1, 0.3)), ValidationCurveTests.Curve((1, 1, 0.6)),
        ];
        var rungs = Rung.Of(five, steps: 4, rungs: 3);
        rungs.Select(rung => rung.Steps).ShouldBe([1, 2, 4]);
        rungs[0].Candidates.ShouldBe([0, 1, 2, 3, 4]);
        rungs[1].Candidates.ShouldBe([1, 3, 2], "of five, three are left");
        rungs[2].Candidates.ShouldBe([2, 1]);
    }

    [Fact]
    public void A_candidate_without_a_score_is_dropped_first() =>
        Rung.Of([new([]), ValidationCurveTests.Curve((1, 1, 0.9)), new([])], steps: 2,
            rungs: 2)[1].Candidates.ShouldBe([1]);

    [Fact]
    public void There_is_at_least_one_rung() => Should.Throw<ArgumentOutOfRangeException>(() => Rung.Of([], 8, 0));
}
