using Fruitfly.Studies.Evidence;


namespace Fruitfly.Studies.Tests.Evidence;

public class ClaimTextTests
{
    static readonly ClaimText Text = new("experiment", "id", "A statement.", "a book", "5 %", "figure", "%");
    static readonly double[] Measured = [4, 5, 6, 5, 5];

    [Fact]
    public void A_claim_carries_the_statement_and_what_was_measured()
    {
        var claim = Text.AgreesWithRun(5, Measured);
        (claim.Experiment, claim.Id, claim.Statement, claim.Source, claim.Published, claim.Figure, claim.Unit)
            .ShouldBe(("experiment", "id", "A statement.", "a book", "5 %", "figure", "%"));
        claim.Measured.ShouldBe(5);
        claim.Low!.Value.ShouldBeLessThan(5);
        claim.High!.Value.ShouldBeGreaterThan(5);
        claim.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(5, Verdict.Confirmed)]
    [InlineData(6.5, Verdict.Confirmed)]
    [InlineData(8, Verdict.NotConfirmed)]
    [InlineData(1, Verdict.NotConfirmed)]
    public void A_published_run_is_confirmed_within_the_spread_of_single_runs(double published, Verdict verdict) =>
        Text.AgreesWithRun(published, Measured).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(5.2, 0.7, Verdict.Confirmed)]
    [InlineData(6.5, 0.7, Verdict.NotConfirmed)]
    [InlineData(6.5, 7, Verdict.Confirmed)]
    public void A_published_mean_is_confirmed_where_the_means_do_not_differ(
        double mean, double deviation, Verdict verdict) =>
        Text.AgreesWithMean(mean, deviation, 10, Measured).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(3, 4, Verdict.NotConfirmed)]
    [InlineData(3, 4.5, Verdict.Confirmed)]
    [InlineData(4.9, 5.1, Verdict.Confirmed)]
    [InlineData(6, 7, Verdict.NotConfirmed)]
    public void A_published_range_is_confirmed_where_the_interval_reaches_into_it(
        double low, double high, Verdict verdict) =>
        Text.AgreesWithRange(low, high, Measured).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(4, 6, Verdict.Confirmed)]
    [InlineData(4.9, 6, Verdict.NotConfirmed)]
    [InlineData(4, 5.1, Verdict.NotConfirmed)]
    public void A_mean_lies_between_two_bounds_where_its_whole_interval_does(
        double low, double high, Verdict verdict) =>
        Text.IsBetween(low, high, Measured).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(7, Verdict.Confirmed)]
    [InlineData(5.1, Verdict.NotConfirmed)]
    [InlineData(3, Verdict.NotConfirmed)]
    public void A_bound_is_kept_where_the_whole_interval_keeps_it(double bound, Verdict verdict)
    {
        Text.IsAtMost(bound, Measured).Verdict.ShouldBe(verdict);
        Text.IsAtLeast(-bound, Array.ConvertAll(Measured, value => -value)).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void A_mean_is_above_a_bound_where_its_whole_interval_is_and_no_difference_is_not_above_none()
    {
        Text.IsAbove(4.4, Measured).Verdict.ShouldBe(Text.IsAtLeast(4.4, Measured).Verdict);
        Text.IsAbove(0, [1, 2, 3, 2]).Verdict.ShouldBe(Verdict.Confirmed);
        Text.IsAbove(0, [0, 0, 0]).Verdict.ShouldBe(Verdict.NotConfirmed);
        Text.IsAbove(0, [1]).Verdict.ShouldBe(Verdict.NotTested);
    }

    [Fact]
    public void A_mean_is_below_a_bound_where_its_whole_interval_is()
    {
        Text.IsBelow(7, Measured).Verdict.ShouldBe(Verdict.Confirmed);
        Text.IsBelow(5.1, Measured).Verdict.ShouldBe(Verdict.NotConfirmed);
        Text.IsBelow(5, [5, 5, 5]).Verdict.ShouldBe(Verdict.NotConfirmed);
    }

    [Fact]
    public void What_is_equal_is_neither_more_nor_less_and_the_reason_says_so()
    {
        foreach (var claim in (Claim[])
        [
            Text.IsAbove(0, [0, 0, 0]), Text.IsBelow(0, [0, 0, 0]), Text.IsExactlyAbove(0, 0),
            Text.IsExactlyBelow(0, 0),
            Text.MedianIsAbove(0, new double[20]), Text.MedianIsBelow(0, new double[20]),
        ])
        {
            claim.Verdict.ShouldBe(Verdict.NotConfirmed);
            claim.Reason!.ShouldStartWith("They are equal: ");
        }
        Text.IsAtLeast(0, [0, 0, 0]).Verdict.ShouldBe(Verdict.Confirmed);
        Text.IsAtMost(0, [0, 0, 0]).Verdict.ShouldBe(Verdict.Confirmed);
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
        Text.IsExactly(150, 149).Verdict.ShouldBe(Verdict.NotConfirmed);
    }

    [Fact]
    public void Too_few_trials_test_nothing_and_say_so()
    {
        var one = Text.AgreesWithRun(5, [5]);
        (one.Verdict, one.Count, one.Measured).ShouldBe((Verdict.NotTested, 1, null));
        one.Reason.ShouldBe("One trial has no interval; run more seeds.");
        Text.IsAtMost(5, []).Verdict.ShouldBe(Verdict.NotTested);
        Text.AgreesWithMean(5, 1, 5, []).Verdict.ShouldBe(Verdict.NotTested);
    }

    [Theory]
    [InlineData(5.0004, Verdict.Confirmed)]
    [InlineData(4.9996, Verdict.Confirmed)]
    [InlineData(5.0006, Verdict.NotConfirmed)]
    [InlineData(double.NaN, Verdict.NotConfirmed)]
    public void A_computed_number_is_confirmed_within_its_published_digits(double measured, Verdict verdict) =>
        Text.IsNear(5, measured, 0.0005).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(4, Verdict.Confirmed, Verdict.NotConfirmed)]
    [InlineData(5, Verdict.Confirmed, Verdict.Confirmed)]
    [InlineData(6, Verdict.NotConfirmed, Verdict.Confirmed)]
    [InlineData(double.NaN, Verdict.NotConfirmed, Verdict.NotConfirmed)]
    public void A_computed_number_needs_no_interval_to_be_compared_with_a_bound(
        double measured, Verdict atMost, Verdict atLeast)
    {
        Text.IsExactlyAtMost(5, measured).Verdict.ShouldBe(atMost);
        Text.IsExactlyAtLeast(5, measured).Verdict.ShouldBe(atLeast);
        Text.IsExactlyAtLeast(5, measured).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(5.2, Verdict.Confirmed)]
    [InlineData(6.5, Verdict.NotConfirmed)]
    [InlineData(3.5, Verdict.NotConfirmed)]
    public void A_theorys_value_is_confirmed_within_the_interval(double value, Verdict verdict) =>
        Text.AgreesWithTheory(value, Measured).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(5.9, Verdict.Confirmed, Verdict.NotConfirmed)]
    [InlineData(6, Verdict.NotConfirmed, Verdict.NotConfirmed)]
    [InlineData(10, Verdict.NotConfirmed, Verdict.NotConfirmed)]
    [InlineData(16, Verdict.NotConfirmed, Verdict.Confirmed)]
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
}
