using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement;

public class BiasVarianceTests
{
    [Fact]
    public void Bias_and_variance_are_those_of_a_worked_example()
    {
        // One point, truth 0, predictions 1, 2, 3: the variance is 1, and 2² − 1/3 is the bias without its share of it.
        var parts = BiasVariance.Of([[1], [2], [3]], [0]);
        parts.Variance.Mean.ShouldBe(1, 1e-12);
        parts.SquaredBias.Mean.ShouldBe(4 - 1 / 3.0, 1e-12);
        parts.Error.Mean.ShouldBe(14 / 3.0, 1e-12);
    }

    [Fact]
    public void Squared_bias_and_variance_add_up_to_the_squared_error()
    {
        var stream = new RandomStream(1, 0);
        var parts = BiasVariance.Of(Predictions(stream, 20, 7, bias: 0.3), new double[7]);
        (parts.SquaredBias.Mean + parts.Variance.Mean).ShouldBe(parts.Error.Mean, 1e-12);
    }

    [Fact]
    public void The_spread_comes_from_leaving_out_one_data_set_after_another()
    {
        var all = Predictions(new RandomStream(2, 0), 6, 4, bias: 1);
        var parts = BiasVariance.Of(all, new double[4]);
        for (var d = 0; d < all.Length; d++)
        {
            var without = BiasVariance.Of([.. all.Where((_, other) => other != d)], new double[4]);
            parts.BiasValues[d].ShouldBe(6 * parts.SquaredBias.Mean - 5 * without.SquaredBias.Mean, 1e-12);
            parts.VarianceValues[d].ShouldBe(6 * parts.Variance.Mean - 5 * without.Variance.Mean, 1e-12);
        }
    }

    [Fact]
    public void The_intervals_contain_the_known_values_about_as_often_as_they_promise()
    {
        // 300 repetitions of 30 data sets with bias 0.5 and variance 1; 95 % ± 4 standard errors of 1.26 %.
        const int repetitions = 300;
        var (bias, variance) = (0, 0);
        var stream = new RandomStream(3, 0);
        for (var k = 0; k < repetitions; k++)
        {
            var parts = BiasVariance.Of(Predictions(stream, 30, 10, bias: 0.5), new double[10]);
            bias += parts.SquaredBias.Low <= 0.25 && parts.SquaredBias.High >= 0.25 ? 1 : 0;
            variance += parts.Variance.Low <= 1 && parts.Variance.High >= 1 ? 1 : 0;
        }
        (bias / (double)repetitions).ShouldBeInRange(0.90, 1);
        (variance / (double)repetitions).ShouldBeInRange(0.90, 1);
    }

    [Fact]
    public void Too_few_data_sets_and_sizes_that_differ_are_refused()
    {
        Should.Throw<ArgumentException>(() => BiasVariance.Of([[1], [2]], [0])).Message.ShouldContain(
            "at least 3 models; there are 2");
        Should.Throw<ArgumentException>(() => BiasVariance.Of([[1], [2], [3, 4]], [0])).Message.ShouldContain(
            "predicts at 2 points");
    }

    static IReadOnlyList<double>[] Predictions(RandomStream stream, int dataSets, int points, double bias) =>
        [.. Enumerable.Range(0, dataSets)
            .Select(_ =>
                (IReadOnlyList<double>)[.. Enumerable.Range(0, points).Select(_ => bias + stream.NextGaussian())])];
}
