using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public sealed class ChosenGainTests
{
    const int Seeds = 4, Points = 200, Tables = 300;

    [Fact]
    public void A_real_gain_is_found_and_its_interval_covers_it_in_nine_of_ten_tables()
    {
        var results = Simulated(alternatives: 1, gain: 0.1);
        results.Average(result => result.Gain.Value).ShouldBe(0.1, 0.005);
        results.Average(result => result.Gain is { Low: <= 0.1, High: >= 0.1 } ? 1.0 : 0)
            .ShouldBeInRange(0.87, 0.97);
    }

    [Fact]
    public void The_best_of_ten_equal_alternatives_gains_nothing()
    {
        var results = Simulated(alternatives: 10, gain: 0);
        results.Average(result => result.Gain.Value).ShouldBe(0, 0.005);
        results.Average(result => result.Gain.Low > 0 ? 1.0 : 0)
            .ShouldBeLessThan(0.08, "one end of a 90 % interval: 5 %, and 1.3 % is the error of 300 tables");
    }

    [Fact]
    public void Rows_of_one_group_count_as_one()
    {
        var random = new RandomStream(seed: 1, stream: 0);
        double[] byGroup = [.. Enumerable.Range(0, 20).Select(_ => random.NextGaussian())];
        double[] losses = [.. Enumerable.Range(0, 2 * Seeds * Points)
            .Select(i => i < Seeds * Points ? byGroup[i % Points / 10] : 0)];
        int[] groups = [.. Enumerable.Range(0, Points).Select(point => point / 10)];
        var one = ChosenGain.Of(new(Variants(2), Seeds, losses, groups), [0], [1]).Gain;
        var wrong = ChosenGain.Of(new(Variants(2), Seeds, losses, []), [0], [1]).Gain;
        ((one.High - one.Low) / (wrong.High - wrong.Low)).ShouldBe(Math.Sqrt(10), 0.1);
    }

    static List<ChosenGain> Simulated(int alternatives, double gain)
    {
        var random = new RandomStream(seed: 7, stream: 0);
        double Draw(double deviation) => deviation * random.NextGaussian();
        List<ChosenGain> results = [];
        for (var table = 0; table < Tables; table++)
        {
            double[] points = [.. Enumerable.Range(0, Points).Select(_ => 1 + Draw(0.5))];
            var losses = new List<double>();
            for (var variant = 0; variant <= alternatives; variant++)
            {
                double[] own = [.. points.Select(point => point + Draw(0.2) - (variant > 0 ? gain : 0))];
                for (var seed = 0; seed < Seeds; seed++)
                {
                    var shift = Draw(0.03);
                    losses.AddRange(own.Select(value => value + shift + Draw(0.1)));
                }
            }
            results.Add(ChosenGain.Of(new(Variants(alternatives + 1), Seeds, [.. losses], []), [0],
                [.. Enumerable.Range(1, alternatives)]));
        }
        return results;
    }

    static Variant[] Variants(int count) => [.. Enumerable.Range(0, count).Select(i => new Variant(i + 2, 0, 10))];
}
