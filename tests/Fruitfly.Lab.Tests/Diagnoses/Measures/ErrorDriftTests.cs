using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public sealed class ErrorDriftTests
{
    [Fact]
    public void An_error_that_rises_in_order_of_time_drifts_wherever_its_rows_stand()
    {
        double[] times = [.. Enumerable.Range(0, 100).Select(row => (double)(row * 37 % 100))];
        double[] rising = [.. times.Select(time => time / 100)];
        var drift = ErrorDrift.Of(rising, times);
        drift.Earlier.ShouldBe(0.245, 1e-12);
        drift.Later.ShouldBe(0.745, 1e-12);
        drift.IsLarge.ShouldBeTrue();
        ErrorDrift.Of(rising, [.. Enumerable.Range(0, 100).Select(row => (double)row)]).IsLarge.ShouldBeFalse();
        ErrorDrift.Of([1, 1, 1, 1], [1, 2, 3, 4]).StandardErrors.ShouldBe(0);
    }

    [Fact]
    public void The_next_time_is_as_far_ahead_as_times_usually_are_apart()
    {
        TimeStep.Of([0, 7, 7, 14, 21, 100, 28]).ShouldBe(7);
        TimeStep.Of([3, 3, 3]).ShouldBe(0);
    }
}
