using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public sealed class EnsembleGainTests
{
    [Fact]
    public void Networks_that_agree_gain_nothing_together()
    {
        double[] one = [0.7, 0.3, 0.2, 0.8];
        EnsembleGain.OnWrong([one, one, one, one], 2, [0, 0], 3, []).ShouldBe(new GainInterval(0, 0, 0));
    }

    [Fact]
    public void Errors_that_differ_from_network_to_network_are_outvoted()
    {
        // Each of four networks is wrong at a point of its own, and a mean of three is right everywhere.
        double[][] said = [.. Enumerable.Range(0, 4).Select(network => (double[])
            [.. Enumerable.Range(0, 4).SelectMany(point => (double[])(point == network ? [0.4, 0.6] : [0.9, 0.1]))])];
        EnsembleGain.OnWrong(said, 2, [0, 0, 0, 0], 3, []).Value.ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void The_interval_covers_the_gain_in_nine_of_ten_tables()
    {
        var random = new RandomStream(seed: 5, stream: 0);
        var gains = Enumerable.Range(0, 200).Select(_ => Simulated(random)).ToList();
        var truth = Enumerable.Range(0, 20).Average(_ => Simulated(random, points: 5000).Value);
        gains.Average(gain => gain.Low <= truth && truth <= gain.High ? 1.0 : 0).ShouldBeInRange(0.85, 0.99);
    }

    // The label's probability is 0.6 on average, and moves by 0.2 from point to point and from network to network.
    static GainInterval Simulated(RandomStream random, int points = 150)
    {
        double[] own = [.. Enumerable.Range(0, points).Select(_ => 0.6 + 0.2 * random.NextGaussian())];
        double[][] said = [.. Enumerable.Range(0, 8).Select(_ => (double[])
            [.. own.SelectMany(mean =>
            {
                var first = mean + 0.2 * random.NextGaussian();
                return (double[])[first, 1 - first];
            })])];
        return EnsembleGain.OnWrong(said, 2, new int[points], 5, []);
    }
}
