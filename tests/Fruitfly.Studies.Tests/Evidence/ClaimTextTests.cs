using Fruitfly.Studies.Evidence;


namespace Fruitfly.Studies.Tests.Evidence;

public class ClaimTextTests
{
    static readonly ClaimText Text = new("experiment", "id", "A statement.", "a book", "5 %", "figure", "%");
    static readonly double[] Measured = [4, 5, 6, 5, 5];

    [Fact]
    public void A_claim_carries_the_statement_and_what_was_measured()
    {
        var claim = Text.AgreesWithRun(5, 3, Measured);
        (claim.Experiment, claim.Id, claim.Statement, claim.Source, claim.Published, claim.Figure, claim.Unit)
            .ShouldBe(("experiment", "id", "A statement.", "a book", "5 %", "figure", "%"));
        claim.Measured.ShouldBe(5);
        claim.Low!.Value.ShouldBeLessThan(5);
        claim.High!.Value.ShouldBeGreaterThan(5);
        claim.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(5, 3, Verdict.Confirmed)]
    [InlineData(6.5, 3, Verdict.Confirmed)]
    [InlineData(8, 3, Verdict.Contradicted)]
    [InlineData(1, 3, Verdict.Contradicted)]
    [InlineData(5, 2, Verdict.Undecided)] // single runs fall within ± 2.15, so that one 2 off would go unnoticed
    [InlineData(8, 6, Verdict.Confirmed)] // a difference, but one that the margin says is none
    public void A_published_run_is_confirmed_within_the_spread_of_runs_where_they_spread_little(
        double published, double margin, Verdict verdict) =>
        Text.AgreesWithRun(published, margin, Measured).Verdict.ShouldBe(verdict);

    [Fact]
    public void Two_runs_that_lie_far_apart_confirm_no_published_run()
    {
        var claim = Text.AgreesWithRun(62, 5, [55, 66]);
        claim.Verdict.ShouldBe(Verdict.Undecided);
        claim.CountToDecide.ShouldBeNull(); // single runs spread too widely, however many there are
        claim.Reason.ShouldEndWith(" no number of seeds would decide it.");
        Text.AgreesWithRun(94, 5, [55, 66]).CountToDecide.ShouldBe(4); // enough to contradict it
    }

    [Fact]
    public void The_mean_of_several_published_runs_must_lie_closer()
    {
        Text.AgreesWithRun(6.8, 3, Measured).Verdict.ShouldBe(Verdict.Confirmed);
        Text.AgreesWithRun(6.8, 3, Measured, runs: 2).Verdict.ShouldBe(Verdict.Contradicted);
    }

    [Theory]
    [InlineData(5.2, 0.7, 1.5, Verdict.Confirmed)]
    [InlineData(5.2, 0.7, 0.5, Verdict.Undecided)]
    [InlineData(6.5, 0.7, 1.5, Verdict.Contradicted)]
    [InlineData(6.5, 0.7, 3, Verdict.Confirmed)]
    [InlineData(6.5, 7, 1.5, Verdict.Undecided)]
    public void A_published_mean_agrees_where_the_interval_of_the_difference_lies_within_the_margin(
        double mean, double deviation, double margin, Verdict verdict) =>
        Text.AgreesWithMean(mean, deviation, 10, margin, Measured).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(3, 4, Verdict.Contradicted)]
    [InlineData(4, 6, Verdict.Confirmed)]
    [InlineData(4.9, 6, Verdict.Undecided)]
    [InlineData(4, 5.1, Verdict.Undecided)]
    [InlineData(6, 7, Verdict.Contradicted)]
    public void A_mean_lies_between_two_bounds_where_its_whole_interval_does(
        double low, double high, Verdict verdict) =>
        Text.IsBetween(low, high, Measured).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(7, Verdict.Confirmed)]
    [InlineData(5.1, Verdict.Undecided)]
    [InlineData(3, Verdict.Contradicted)]
    public void A_bound_is_kept_where_the_whole_interval_keeps_it(double bound, Verdict verdict)
    {
        Text.IsAtMost(bound, Measured).Verdict.ShouldBe(verdict);
        Text.IsAtLeast(-bound, Array.ConvertAll(Measured, value => -value)).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void An_undecided_claim_says_how_many_would_decide_it()
    {
        var claim = Text.IsBelow(5.1, Measured);
        (claim.Verdict, claim.CountToDecide).ShouldBe((Verdict.Undecided, 195));
        claim.Reason.ShouldBe(
            "It holds where the mean is below 5.1. At the present spread 195 seeds would decide it.");
        (Text with { Repetitions = "starts" }).IsBelow(5.1, Measured).Reason!.ShouldContain("195 starts");
        Text.IsBelow(5, Measured).CountToDecide.ShouldBeNull();
        Text.IsBelow(7, Measured).CountToDecide.ShouldBeNull();
    }

    [Fact]
    public void A_mean_of_values_on_a_grid_has_an_interval_of_a_step_at_least()
    {
        Text.IsBetween(40, 45, [45, 45, 45, 45, 45, 45]).Verdict.ShouldBe(Verdict.Confirmed);
        var claim = (Text with { Step = 5 }).IsBetween(40, 45, [45, 45, 45]);
        (claim.Verdict, claim.Low, claim.High).ShouldBe((Verdict.Undecided, 42.5, 47.5));
    }

    [Theory]
    [InlineData(3, 3, Verdict.Undecided)]
    [InlineData(5, 5, Verdict.Confirmed)]
    [InlineData(0, 5, Verdict.Contradicted)]
    [InlineData(6, 10, Verdict.Undecided)]
    public void A_share_has_an_interval_where_all_or_none_hold(int held, int of, Verdict verdict) =>
        Text.ShareIsAbove(50, [.. Enumerable.Range(0, of).Select(one => one < held)]).Verdict.ShouldBe(verdict);

    [Fact]
    public void A_mean_is_above_a_bound_where_its_whole_interval_is_and_no_difference_is_not_above_none()
    {
        Text.IsAbove(4.4, Measured).Verdict.ShouldBe(Text.IsAtLeast(4.4, Measured).Verdict);
        Text.IsAbove(0, [1, 2, 3, 2]).Verdict.ShouldBe(Verdict.Confirmed);
        Text.IsAbove(0, new double[6]).Verdict.ShouldBe(Verdict.Contradicted);
        Text.IsAbove(0, [1]).Verdict.ShouldBe(Verdict.NotTested);
    }

    [Fact]
    public void A_mean_is_below_a_bound_where_its_whole_interval_is()
    {
        Text.IsBelow(7, Measured).Verdict.ShouldBe(Verdict.Confirmed);
        Text.IsBelow(5.1, Measured).Verdict.ShouldBe(Verdict.Undecided);
        Text.IsBelow(5, [5, 5, 5, 5, 5, 5]).Verdict.ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void What_is_equal_is_neither_more_nor_less_and_the_reason_says_so()
    {
        foreach (var claim in (Claim[])
        [
            Text.IsAbove(0, new double[6]), Text.IsBelow(0, new double[6]), Text.IsExactlyAbove(0, 0),
            Text.IsExactlyBelow(0, 0),
            Text.MedianIsAbove(0, new double[20]), Text.MedianIsBelow(0, new double[20]),
        ])
        {
            claim.Verdict.ShouldBe(Verdict.Contradicted);
            claim.Reason!.ShouldStartWith("They are equal: ");
        }
        Text.IsAtLeast(0, new double[6]).Verdict.ShouldBe(Verdict.Confirmed);
        Text.IsAtMost(0, new double[6]).Verdict.ShouldBe(Verdict.Confirmed);
    }

    [Fact]
    public void A_few_that_all_gave_the_same_decide_nothing_and_the_reason_says_so()
    {
        foreach (var claim in (Claim[])
        [
            Text.IsAbove(4, [5, 5, 5]), Text.IsBelow(4, [5, 5, 5]), Text.IsBetween(4, 6, [0.1 + 0.2, 0.3, 0.3]),
            Text.IsAbove(0, [5, 5, 5], [4, 4, 4]), Text.RatioIsBetween(4, 6, [5, 5, 5]),
            Text.AllAreAbove(4, [[5, 5, 5], [5, 6, 5]]),
            Text.AgreesWithTheory(5, 1, [5, 5, 5]), Text.AgreesWithRun(5, 1, [5, 5, 5]),
            Text.AgreesWithMean(5, 1, 10, 1, [5, 5, 5]), Text.AgreesWithRuns([5, 5], 1, [[5, 5, 5], [5, 5, 5]], ["a", "b"]),
        ])
        {
            (claim.Verdict, claim.CountToDecide, claim.IsFirm).ShouldBe((Verdict.Undecided, 6, true), claim.Reason);
            claim.Reason!.ShouldContain("All 3 seeds gave the same, which does not tell how far they spread; 6 that do");
            claim.Reason!.ShouldNotContain("infinit");
        }
        Text.IsAbove(4, [5, 5, 5, 5, 5, 5]).Verdict.ShouldBe(Verdict.Confirmed);
        // Where the values lie a known step apart the interval is as long as that.
        (Text with { Step = 1 }).IsAbove(4, [5, 5, 5]).Verdict.ShouldBe(Verdict.Confirmed);
        (Text with { Step = 3 }).IsAbove(4, [5, 5, 5]).Verdict.ShouldBe(Verdict.Undecided);
    }

    [Fact]
    public void Values_that_are_not_finite_test_nothing_and_are_counted()
    {
        var claim = Text.IsAbove(0, [1, double.NaN, 2, double.PositiveInfinity]);
        (claim.Verdict, claim.Measured).ShouldBe((Verdict.NotTested, null));
        claim.Reason.ShouldBe("2 of the 4 values are not finite, so they have no mean.");
        // An infinite ratio has its place among the others, one that is not a number has none.
        Text.MedianIsAbove(1, [.. Enumerable.Repeat(2.0, 19), double.PositiveInfinity]).Verdict.ShouldBe(
            Verdict.Confirmed);
        Text.MedianIsAbove(1, [.. Enumerable.Repeat(2.0, 19), double.NaN]).Verdict.ShouldBe(Verdict.NotTested);
    }

    [Fact]
    public void Where_no_trial_has_what_a_claim_speaks_of_the_reason_says_what() =>
        (Text with { WhereNone = "There is no peak." }).IsBetween(1, 2, []).Reason.ShouldBe("There is no peak.");

    [Fact]
    public void What_is_exact_holds_or_does_not()
    {
        Text.IsExactly(150, 150).Verdict.ShouldBe(Verdict.Confirmed);
        Text.IsExactly(150, 149).Verdict.ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void Too_few_trials_test_nothing_and_say_so()
    {
        var one = Text.AgreesWithRun(5, 1, [5]);
        (one.Verdict, one.Count, one.Measured).ShouldBe((Verdict.NotTested, 1, null));
        one.Reason.ShouldBe("One value has no interval; it takes more seeds.");
        Text.IsAtMost(5, []).Verdict.ShouldBe(Verdict.NotTested);
        Text.AgreesWithMean(5, 1, 5, 1, []).Verdict.ShouldBe(Verdict.NotTested);
    }

    [Theory]
    [InlineData(5.0004, Verdict.Confirmed)]
    [InlineData(4.9996, Verdict.Confirmed)]
    [InlineData(5.0006, Verdict.Contradicted)]
    [InlineData(double.NaN, Verdict.Contradicted)]
    public void A_computed_number_is_confirmed_within_its_published_digits(double measured, Verdict verdict) =>
        Text.IsNear(5, measured, 0.0005).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(4, Verdict.Confirmed, Verdict.Contradicted)]
    [InlineData(5, Verdict.Confirmed, Verdict.Confirmed)]
    [InlineData(6, Verdict.Contradicted, Verdict.Confirmed)]
    [InlineData(double.NaN, Verdict.Contradicted, Verdict.Contradicted)]
    public void A_computed_number_needs_no_interval_to_be_compared_with_a_bound(
        double measured, Verdict atMost, Verdict atLeast)
    {
        Text.IsExactlyAtMost(5, measured).Verdict.ShouldBe(atMost);
        Text.IsExactlyAtLeast(5, measured).Verdict.ShouldBe(atLeast);
        Text.IsExactlyAtLeast(5, measured).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(5.2, 2, Verdict.Confirmed)]
    [InlineData(5.2, 1, Verdict.Undecided)]
    [InlineData(6.5, 2, Verdict.Contradicted)]
    [InlineData(3.5, 2, Verdict.Contradicted)]
    public void A_theorys_value_agrees_where_the_interval_of_the_difference_lies_within_the_margin(
        double value, double margin, Verdict verdict)
    {
        var claim = Text.AgreesWithTheory(value, margin, Measured);
        (claim.Verdict, claim.Rule, claim.Margin).ShouldBe((verdict, "equal", margin));
    }

    [Fact]
    public void Agreement_says_how_likely_such_a_difference_is()
    {
        Text.AgreesWithTheory(5, 1, Measured).Probability.ShouldBe(1);
        // Student's t of 3 standard errors with 4 degrees of freedom.
        Text.AgreesWithTheory(5 - 3 * Math.Sqrt(0.1), 1, Measured).Probability!.Value.ShouldBe(0.03994, 1e-4);
        Text.AgreesWithTheory(4, 1, [5, 5]).Probability.ShouldBe(0.5, "the sign test's of two");
        Text.IsAbove(5, Measured).Probability.ShouldBeNull();
    }

    [Fact]
    public void A_margin_of_nothing_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Text.AgreesWithTheory(5, 0, Measured));
        Should.Throw<ArgumentOutOfRangeException>(() => Text.AgreesWithRun(5, -1, Measured));
        Should.Throw<ArgumentOutOfRangeException>(() => Text.AgreesWithMean(5, 1, 5, double.NaN, Measured));
    }

    [Theory]
    [InlineData(5.9, Verdict.Confirmed, Verdict.Contradicted)]
    [InlineData(6, Verdict.Undecided, Verdict.Contradicted)]
    [InlineData(10, Verdict.Undecided, Verdict.Undecided)]
    [InlineData(16, Verdict.Contradicted, Verdict.Confirmed)]
    public void A_median_is_on_one_side_of_a_bound_where_its_whole_interval_is(
        double bound, Verdict atLeast, Verdict atMost)
    {
        // The interval of the median of 20 values runs from the 6th to the 15th; one far value moves nothing.
        double[] values = [.. Enumerable.Range(1, 19), 1e9];
        Text.MedianIsAbove(bound, values).Verdict.ShouldBe(atLeast);
        Text.MedianIsBelow(bound, values).Verdict.ShouldBe(atMost);
        var claim = Text.MedianIsAbove(bound, values);
        (claim.Measured, claim.Low, claim.High, claim.Count).ShouldBe((10.5, 6, 15, 20));
    }

    [Fact]
    public void One_value_has_no_interval_for_its_median() =>
        Text.MedianIsAbove(1, [2]).Verdict.ShouldBe(Verdict.NotTested);

    [Fact]
    public void An_exact_statement_may_say_why_it_does_not_hold() =>
        Text.IsExactly(4, 5, "It lies elsewhere.").Reason.ShouldBe("It lies elsewhere.");

    [Fact]
    public void Every_step_of_a_curve_is_one_statement()
    {
        double[] up = [1, 2, 3, 2], steep = [8, 9, 10, 9], flat = [-1, 1, 0, 0.5], down = [-3, -2, -1, -2];
        Text.AllAreAbove(0, [up, steep]).Verdict.ShouldBe(Verdict.Confirmed);
        Text.AllAreAbove(0, [up, steep]).Measured.ShouldBe(2); // the step that speaks most against it
        Text.AllAreAbove(0, [up, flat]).Verdict.ShouldBe(Verdict.Undecided);
        Text.AllAreAbove(0, [up, down, steep]).Verdict.ShouldBe(Verdict.Contradicted);
        Text.AllAreAbove(0, [up, [1]]).Verdict.ShouldBe(Verdict.NotTested);
        Text.AllAreAbove(0, []).Verdict.ShouldBe(Verdict.NotTested);
    }

    [Fact]
    public void One_step_of_many_that_falls_by_chance_contradicts_nothing()
    {
        double[] down = [-3, -2, -1, -2];
        Text.AllAreAbove(0, [down]).Verdict.ShouldBe(Verdict.Contradicted);
        var many = Text.AllAreAbove(0, [down, .. Enumerable.Repeat((double[])[8, 9, 10, 9], 30)]);
        (many.Verdict, many.Measured).ShouldBe((Verdict.Undecided, -2));
        many.Reason.ShouldEndWith("among 31 chance makes one such.");
    }

    [Fact]
    public void A_published_curve_agrees_where_every_point_does()
    {
        double[] ours = [9.9, 10, 10.1, 10], others = [19.9, 20, 20.1, 20];
        Text.AgreesWithRuns([10.1, 19.9], 1, [ours, others], ["a", "b"]).Verdict.ShouldBe(Verdict.Confirmed);
        var off = Text.AgreesWithRuns([10, 25], 1, [ours, others], ["a", "b"]);
        (off.Verdict, off.Measured, off.Rule, off.Margin).ShouldBe((Verdict.Contradicted, 20, "all-runs", 1.0));
        off.Reason.ShouldStartWith("At b: ");
        Text.AgreesWithRuns([10, 20], 1, [ours, [15, 20, 25, 20]], ["a", "b"]).Verdict.ShouldBe(Verdict.Undecided);
        Text.AgreesWithRuns([10, 20], 1, [ours, [20]], ["a", "b"]).Verdict.ShouldBe(Verdict.NotTested);
        Should.Throw<ArgumentException>(() => Text.AgreesWithRuns([10], 1, [ours, others], ["a"]));
    }

    [Fact]
    public void One_point_of_many_that_lies_off_by_chance_contradicts_no_curve()
    {
        double[] ours = [9, 10, 11, 10, 10];
        Text.AgreesWithRuns([12.8], 1, [ours], ["a"]).Verdict.ShouldBe(Verdict.Contradicted);
        var many = Text.AgreesWithRuns([12.8, .. Enumerable.Repeat(10.0, 20)], 1, [.. Enumerable.Repeat(ours, 21)],
            [.. Enumerable.Repeat("a", 21)]);
        many.Verdict.ShouldBe(Verdict.Undecided);
        many.Reason.ShouldEndWith("among 21 chance makes one such.");
    }

    [Fact]
    public void Means_that_share_nothing_are_compared_by_Welchs_interval()
    {
        var claim = Text.IsAbove(0, [5, 6, 7], [1, 2, 3]);
        (claim.Verdict, claim.Measured, claim.Count).ShouldBe((Verdict.Confirmed, 4, 3));
        claim.High!.Value.ShouldBe(4 + 2.776445 * Math.Sqrt(2 / 3.0), 1e-5); // four degrees of freedom
        Text.IsAbove(0, [1, 2, 3], [5, 6, 7]).Verdict.ShouldBe(Verdict.Contradicted);
        Text.IsAbove(0, [1, 2, 3], [1]).Verdict.ShouldBe(Verdict.NotTested);
    }

    [Fact]
    public void Half_and_double_lie_equally_far_from_one()
    {
        var claim = Text.RatioIsBetween(0.5, 2, [0.8, 1, 1.25]);
        claim.Measured!.Value.ShouldBe(1, 1e-12);
        (claim.Low!.Value * claim.High!.Value).ShouldBe(1, 1e-12);
        claim.Verdict.ShouldBe(Verdict.Confirmed);
        Text.RatioIsBetween(1, 4, [1, 1, 1, 1, 1, 1]).Verdict.ShouldBe(Verdict.Contradicted);
        Text.RatioIsAbove(1, [2, 3, 2.5]).Verdict.ShouldBe(Verdict.Confirmed);
    }

    [Theory]
    [InlineData(4, 4, Verdict.Confirmed)]
    [InlineData(3, 4, Verdict.Undecided)]
    [InlineData(5, 7, Verdict.Contradicted)]
    public void A_place_comes_with_those_that_cannot_be_told_from_it(double low, double high, Verdict verdict)
    {
        var claim = Text.PlaceIsBetween(4, 4, high, (low, high), count: 100);
        (claim.Verdict, claim.Count).ShouldBe((verdict, 100));
        if (verdict == Verdict.Undecided)
            claim.Reason.ShouldEndWith("More seeds would tell.");
    }

    [Fact]
    public void A_verdict_is_firm_where_it_stands_at_the_level_of_several_looks()
    {
        Text.IsAbove(0, [5, 6, 7, 6]).IsFirm.ShouldBeTrue();
        var once = Text.IsAbove(0.6, [1, 2, 3, 2]);
        (once.Verdict, once.IsFirm).ShouldBe((Verdict.Confirmed, false));
        ClaimFamily.JudgedOften([once, Text.IsAbove(0, [5, 6, 7, 6]), Text.IsExactly(1, 1)])
            .Select(claim => claim.Verdict)
            .ShouldBe([Verdict.Undecided, Verdict.Confirmed, Verdict.Confirmed]);
    }
}
