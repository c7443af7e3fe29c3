using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public sealed class JudgingPointsTests
{
    readonly JudgingPoints _points = new([1, 0, 0, 1], [0, 1], 2, [0, 0], 1, []);

    [Fact]
    public void A_class_is_wrong_where_another_is_more_probable()
    {
        _points.Wrong([0.6, 0.4, 0.9, 0.1]).ShouldBe([0, 1]);
        _points.Losses([0.6, 0.4, 0.9, 0.1]).ShouldBe([2 * 0.16, 2 * 0.81], 1e-12);
    }

    [Fact]
    public void Cross_entropy_is_not_clipped_where_the_probability_of_the_label_is_too_small_for_a_number() =>
        _points.CrossEntropies([0, 1, 1000, 0]).ShouldBe([Math.Log(1 + Math.E), 1000], 1e-12);
}
