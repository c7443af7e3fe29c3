using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Lab.Experiments.DoubleDescentToy;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescentToy;

public class DescentOutcomeTests
{
    /// <summary>2,000 data sets here and there; the tolerance of 7 % and the peak's band are the reference's.</summary>
    [Theory]
    [InlineData(4, 0.0327, 19.7)]
    [InlineData(14, 0.397, 132)]
    [InlineData(16, 0.191, 98.9)]
    [InlineData(50, 0.117, 45.7)]
    [InlineData(200, 0.117, 22.6)]
    public void Median_error_and_norm_are_the_known_ones(int hiddenUnits, double error, double norm)
    {
        var outcome = WidthOutcome.Of(new ToySetting(2000, 15, 0.3, 0), hiddenUnits);
        outcome.MedianError.ShouldBe(error, 0.07 * error);
        outcome.MedianNorm.ShouldBe(norm, 0.07 * norm);
    }

    [Fact]
    public void The_peak_is_as_high_as_known() =>
        WidthOutcome.Of(new ToySetting(2000, 15, 0.3, 0), 15).MedianError.ShouldBeInRange(3, 6);

    [Fact]
    public void Every_size_up_to_twice_the_examples_is_measured_and_the_largest()
    {
        var units = DescentOutcome.HiddenUnits(15, 200);
        units.Take(30).ShouldBe(Enumerable.Range(1, 30));
        units[^1].ShouldBe(200);
        units.ShouldBeInOrder();
        units.ShouldBeUnique();
    }

    [Fact]
    public void Turning_points_are_found_among_the_medians()
    {
        var outcome = new DescentOutcome(
            new ToySetting(3, 5, 0.3, 0),
            [Width(1, 9), Width(2, 2), Width(3, 3), Width(4, 5), Width(5, 7), Width(6, 4), Width(7, 1)]);
        (outcome.FirstMinimum.HiddenUnits, outcome.Peak.HiddenUnits, outcome.Largest.HiddenUnits,
            outcome.Threshold).ShouldBe((2, 5, 7, 4));
        outcome.Interpolates.ShouldBe(4);
    }

    static WidthOutcome Width(int units, double error) =>
        new(units, [error, error, error], units < 4 ? [0.1, 0, 0] : [1e-20, 0, 0], [1, 1, 1], [1]);
}
