using Fruitfly.Training.LeastSquares;

namespace Fruitfly.Tests.Training.LeastSquares;

public class MinimumNormTests
{
    [Fact]
    public void More_rows_than_columns_give_the_least_squared_error()
    {
        // The line through (0, 1), (1, 2), (2, 2) with the least error: 7/6 + x/2.
        var fit = MinimumNorm.Solve([1, 0, 1, 1, 1, 2], 2, [1, 2, 2]);
        fit.Coefficients.ShouldBe([7 / 6.0, 0.5], 1e-12);
        fit.Rank.ShouldBe(2);
    }

    [Fact]
    public void More_columns_than_rows_give_the_smallest_of_all_solutions()
    {
        var fit = MinimumNorm.Solve([1, 1, 1], 3, [6]);
        fit.Coefficients.ShouldBe([2, 2, 2], 1e-12);
        fit.Norm.ShouldBe(Math.Sqrt(12), 1e-12);
        fit.Condition.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Dependent_columns_share_their_coefficient_evenly()
    {
        var fit = MinimumNorm.Solve([1, 1, 2, 2, 3, 3], 2, [2, 4, 6]);
        fit.Coefficients.ShouldBe([1, 1], 1e-12);
        fit.Rank.ShouldBe(1);
        fit.Condition.ShouldBeGreaterThan(1e15);
    }

    [Fact]
    public void Dependent_rows_that_contradict_each_other_are_met_half_way()
    {
        var fit = MinimumNorm.Solve([1, 0, 0, 1, 0, 0], 3, [1, 3]);
        fit.Coefficients.ShouldBe([2, 0, 0], 1e-12);
        fit.Rank.ShouldBe(1);
    }

    [Fact]
    public void A_design_of_zeros_has_the_solution_zero()
    {
        var fit = MinimumNorm.Solve([0, 0, 0, 0], 2, [1, 2]);
        fit.Coefficients.ShouldBe([0, 0]);
        (fit.Rank, fit.Condition).ShouldBe((0, double.PositiveInfinity));
    }

    [Fact]
    public void Sizes_that_do_not_fit_and_numbers_that_are_not_finite_are_refused()
    {
        Should.Throw<ArgumentException>(() => MinimumNorm.Solve([1, 2, 3], 2, [1])).Message.ShouldContain(
            "3 numbers does not hold 2 columns for each of 1 targets");
        Should.Throw<ArgumentException>(() => MinimumNorm.Solve([], 2, []));
        Should.Throw<ArgumentOutOfRangeException>(() => MinimumNorm.Solve([1], 0, [1]));
        Should.Throw<ArgumentException>(() => MinimumNorm.Solve([double.NaN], 1, [1])).Message.ShouldContain("finite");
    }
}
