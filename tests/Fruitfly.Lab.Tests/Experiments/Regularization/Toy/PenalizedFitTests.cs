using Fruitfly.Data.Toy;
using Fruitfly.Lab.Experiments.Regularization.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Experiments.Regularization.Toy;

public sealed class PenalizedFitTests
{
    static readonly ToyData Data = ToyData.Draw(15, 0.3, new RandomStream(3, 3));

    [Fact]
    public void Without_a_penalty_it_is_the_least_squares_fit()
    {
        var (fit, plain) = (PenalizedFit.Of(Data, 6, 0), HingeFit.Of(Data, 6).Network);
        fit.Bias.ShouldBe(plain.Bias, 1e-9);
        foreach (var (one, other) in fit.Weights.Zip(plain.Weights))
            one.ShouldBe(other, 1e-9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_slope_of_the_penalized_error_is_zero_in_every_parameter(bool isBiasPenalized)
    {
        const double penalty = 0.01;
        var fit = PenalizedFit.Of(Data, 14, penalty, isBiasPenalized);
        double[] parameters = [fit.Bias, .. fit.Weights];
        for (var k = 0; k < parameters.Length; k++)
        {
            var slope = k > 0 || isBiasPenalized ? penalty * parameters[k] : 0;
            var features = new double[15];
            for (var i = 0; i < Data.Count; i++)
            {
                PenalizedFit.Features(Data.Inputs[i], features);
                slope += features[k] * (fit.At(Data.Inputs[i]) - Data.Targets[i]);
            }
            slope.ShouldBe(0, 1e-9);
        }
    }

    [Fact]
    public void A_large_penalty_leaves_the_mean_and_no_slope()
    {
        var fit = PenalizedFit.Of(Data, 14, 1e9);
        fit.Bias.ShouldBe(Data.Targets.Average(), 1e-6);
        fit.SlopeVariation.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Networks_from_the_posterior_have_its_mean_and_shrink_with_the_prior()
    {
        var stream = new RandomStream(1, 1);
        var posterior = new Posterior(Data, 0.3, PriorVariance: 10);
        var drawn = Enumerable.Range(0, 4000).Select(_ => posterior.Draw(stream)).ToList();
        drawn.Average(network => network.At(0.5)).ShouldBe(posterior.Mean.At(0.5), 0.02);
        Spread(drawn).ShouldBe(0.13, 0.1);

        // Far from all data a network is as uncertain as its prior.
        var alone = new Posterior(new ToyData([0.0], [1.0]), 0.3, PriorVariance: 4);
        var weights = Enumerable.Range(0, 4000).Select(_ => alone.Draw(stream).Weights[0]).ToList();
        weights.Average(weight => weight * weight).ShouldBe(4, 0.4);

        static double Spread(List<HingeNetwork> networks)
        {
            var values = networks.Select(network => network.At(0.5)).ToList();
            var mean = values.Average();
            return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        }
    }
}
