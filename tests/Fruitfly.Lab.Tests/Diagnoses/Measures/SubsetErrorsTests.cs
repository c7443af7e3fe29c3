using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public sealed class SubsetErrorsTests
{
    [Fact]
    public void The_median_stands_beside_the_mean_where_one_training_set_errs_far_more_than_the_others()
    {
        SubsetErrors.MedianWhereHeavy([Losses(0, 0, 0, 0, 0, 0, 0, 90), Losses(0, 0, 0, 0, 0, 0, 0, 0)])!.Value
            .ShouldBe(1.5, 0.4);
        SubsetErrors.MedianWhereHeavy([Losses(0, 0, 0, 0, 0, 0, 0, 0), Losses(0, 0, 0, 0, 0, 0, 0, 0)]).ShouldBeNull();
    }

    // Errors of 1, 1.1, 1.2, … in eight training sets, each with something added.
    static TreeStatistic Losses(params double[] added)
    {
        double[] errors = [.. added.Select((more, k) => 1 + 0.1 * k + more)];
        return new([errors.Average()], [.. errors.Select(error => (errors.Sum() - error) / (errors.Length - 1))], [1]);
    }
}
