using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public sealed class FinalTestTests
{
    static readonly double[] Wrong = [.. Enumerable.Range(0, 100).Select(row => row < 20 ? 1.0 : 0)];

    [Fact]
    public void The_test_stands_beside_the_validated_error_with_what_other_rows_and_seeds_would_change()
    {
        var test = FinalTest.Of(Wrong, Wrong, [], new(0.15, 0.1, 0.2), seedDeviation: 0, earlier: 1);
        test.Error.Value.ShouldBe(0.2, 1e-12);
        test.Difference.Value.ShouldBe(0.05, 1e-12);
        var half = test.Error.High - test.Error.Value;
        (test.Difference.High - test.Difference.Value).ShouldBe(Math.Sqrt(half * half + 0.05 * 0.05), 1e-12);
        var spread = FinalTest.Of(Wrong, Wrong, [], new(0.15, 0.1, 0.2), seedDeviation: 0.1, earlier: 1);
        spread.Difference.High.ShouldBeGreaterThan(test.Difference.High);
        spread.Error.ShouldBe(test.Error);
        TestAnswer.Of(test, "Brier score").ShouldContain("seen for the second time");
    }

    [Fact]
    public void Rows_of_one_group_count_as_one_in_the_share_of_wrong_classes()
    {
        int[] groups = [.. Enumerable.Range(0, 100).Select(row => row / 10)];
        var (alone, grouped) = (WrongProportion.Of(Wrong, []), WrongProportion.Of(Wrong, groups));
        grouped.Value.ShouldBe(alone.Value);
        ((grouped.High - grouped.Low) / (alone.High - alone.Low))
            .ShouldBeGreaterThan(2.5, "ten groups, two of them wrong");
        WrongProportion.Of([0, 0, 0, 0], [0, 0, 1, 1]).Count.ShouldBe(2);
    }
}
