using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.Noise;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public sealed class NoiseMeasureTests
{
    readonly RandomStream _random = new(seed: 6, stream: 0);

    [Fact]
    public void The_smallest_of_the_bounds_is_told_with_where_it_comes_from()
    {
        // The network misses a structure of variance 1 that neighbours share.
        var points = Values(400, x => Math.Sin(20 * x) * Math.Sqrt(2));
        var mean = new double[400];
        var noise = NoiseMeasure.Of([new(points, mean)], mostError: 1.2, null);
        noise.Source.ShouldBe(NoiseSource.Neighbours);
        noise.Most.ShouldBeInRange(0.04, 0.2);
        noise.Differences!.Value.Rice.ShouldBe(0.04, 0.03);
        NoiseMeasure.Of([new(points, mean)], mostError: 0.03, null).Source.ShouldBe(NoiseSource.Error);
        var equal = NoiseMeasure.Of([new(points, mean)], mostError: 1.2, new ReplicateNoise(0.03, 0.02, 0.035, 50));
        (equal.Source, equal.Most).ShouldBe((NoiseSource.Replicates, 0.035));
    }

    [Fact]
    public void The_smallest_error_of_a_classifier_is_seen_by_nearest_neighbours_where_rows_are_many()
    {
        // A label that is wrong in one of ten rows, whatever x is.
        var noise = NoiseMeasure.Of([new(Labels(2400), OneHot(2400))], mostError: 0.5, null);
        noise.Nearest!.Value.LeastError.ShouldBeInRange(0.07, 0.13);
        noise.Nearest!.Value.MostError.ShouldBeInRange(0.15, 0.22);
        noise.Classes!.Value.MostError.ShouldBe(noise.Most);
        NoiseMeasure.Of([new(Labels(300), OneHot(300))], mostError: 0.5, null).Nearest
            .ShouldBeNull("150 rows of a class are too few");
    }

    [Fact]
    public void Rows_with_equal_classes_may_be_copies_so_that_they_bound_nothing() =>
        NoiseMeasure.Of([new(Labels(300), OneHot(300))], mostError: 0.5, new ReplicateNoise(0, 0, 0.001, 50)).Source
            .ShouldNotBe(NoiseSource.Replicates);

    [Fact]
    public void Rows_that_a_trained_layer_takes_for_alike_bound_the_noise_where_inputs_are_too_many_to_be_near()
    {
        // Of twenty inputs one counts. A layer that has learned so sees neighbours where inputs have none.
        const int Count = 600, Features = 20;
        double[] inputs = [.. Enumerable.Range(0, Count * Features).Select(_ => _random.NextGaussian())];
        double[] learned = [.. inputs.Where((_, i) => i % Features == 0)];
        double[] targets = [.. learned.Select(x => 3 * Math.Sin(2 * x) + 0.5 * _random.NextGaussian())];
        var points = new JudgingPoints(targets, [], 1, inputs, Features, []);
        var mean = new double[Count];
        var blind = NoiseMeasure.Of([new(points, mean)], mostError: 10);
        (blind.MostByHidden, blind.Source).ShouldBe((null, NoiseSource.Neighbours));
        var seen = NoiseMeasure.Of([new(points, mean, learned)], mostError: 10);
        seen.Source.ShouldBe(NoiseSource.HiddenNeighbours);
        seen.Most.ShouldBe(seen.MostByHidden!.Value);
        seen.Most.ShouldBeInRange(0.25, 0.4, "the noise is 0.25");
        seen.MostByInputs.ShouldBe(blind.Most);
        blind.Most.ShouldBeGreaterThan(3);
        seen.LeastReducible.ShouldBe(blind.LeastReducible);
    }

    JudgingPoints Values(int count, Func<double, double> law)
    {
        double[] inputs = [.. Enumerable.Range(0, count).Select(_ => _random.NextDouble())];
        return new([.. inputs.Select(x => law(x) + 0.2 * _random.NextGaussian())], [], 1, inputs, 1, []);
    }

    JudgingPoints Labels(int count)
    {
        double[] inputs = [.. Enumerable.Range(0, count).Select(_ => _random.NextDouble())];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => (i % 2 + (_random.NextDouble() < 0.1 ? 1 : 0)) % 2)];
        double[] apart = [.. inputs.Select((x, i) => x + 10 * (i % 2))];
        return new([.. labels.SelectMany(label => (double[])[1 - label, label])], labels, 2, apart, 1, []);
    }

    static double[] OneHot(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(i => (double[])[1 - i % 2, i % 2])];
}
