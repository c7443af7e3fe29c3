using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Tests.Experiments.BiasVariance;

public class CapacityOutcomeTests
{
    /// <summary>Reference: 60,000 to 400,000 designs with the noise integrated exactly. 20,000 data sets leave a
    /// standard error of the variance of 0.5 % to 1 %; the tolerances of 2 % (4 % for 10)
    /// are those of the reference.</summary>
    [Theory]
    [InlineData(1, 0.30773, 0.01478)]
    [InlineData(3, 0.05984, 0.02670)]
    [InlineData(4, 0.00460, 0.03193)]
    [InlineData(5, 0.01052, 0.04018)]
    [InlineData(8, 0.00110, 0.06865)]
    [InlineData(10, 0.00041, 0.1120)]
    public void Bias_and_variance_are_the_known_ones(int hiddenUnits, double bias, double variance)
    {
        var outcome = CapacityOutcome.Of(Setting(20_000, 15), hiddenUnits);
        outcome.HasMean.ShouldBeTrue();
        outcome.Parts.SquaredBias.Mean.ShouldBe(bias, 1e-3);
        outcome.Parts.Variance.Mean.ShouldBe(variance, (hiddenUnits == 10 ? 0.04 : 0.02) * variance);
        outcome.Samples.Count.ShouldBe(200);
    }

    [Theory]
    [InlineData(6, 0.0631, 0.11295)]
    [InlineData(10, 0.06002, 0.04356)]
    [InlineData(100, 0.059808, 0.0036671)]
    public void More_examples_leave_the_bias_and_reduce_the_variance(int examples, double bias, double variance)
    {
        var parts = CapacityOutcome.Of(Setting(20_000, examples), 3).Parts;
        parts.SquaredBias.Mean.ShouldBe(bias, 1e-3);
        parts.Variance.Mean.ShouldBe(variance, 0.02 * variance);
    }

    [Theory]
    [InlineData(11, 0.1064)]
    [InlineData(12, 0.1334)]
    [InlineData(13, 0.1953)]
    [InlineData(14, 0.397)]
    public void Where_there_is_no_mean_the_median_error_is_the_known_one(int hiddenUnits, double median)
    {
        var outcome = CapacityOutcome.Of(Setting(5000, 15), hiddenUnits);
        outcome.HasMean.ShouldBeFalse();
        Median.Of(outcome.Parts.Errors.ToArray()).ShouldBe(median, 0.05 * median);
    }

    static ToySetting Setting(int dataSets, int examples) => new(dataSets, examples, 0.3, 0);
}
