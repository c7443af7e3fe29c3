using Fruitfly.Measurement.Noise;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Measurement.Smoothers;

namespace Fruitfly.Tests.Measurement.Noise;

/// <summary>Noise from neighbours' residuals where the noise and the structure that a learner misses are
/// known.</summary>
public sealed class NoiseSimulationTests
{
    [Fact]
    public void A_network_that_is_too_small_for_one_input_is_shown_to_miss_all_that_it_misses()
    {
        var (found, missed, held, shown, given, covered) = (0.0, 0.0, 0, 0, 0, 0);
        for (var number = 0; number < 100; number++)
        {
            var (noise, twoSided, structure) = Measure(new ToyRidge(2, 0.3), number, rows: 240, points: 200);
            found += noise.Reducible / 100;
            missed += structure / 100;
            held += noise.MostNoise() >= 0.09 ? 1 : 0;
            shown += noise.LeastReducible() is > 0 and var least && least <= structure ? 1 : 0;
            given += twoSided is null ? 0 : 1;
            covered += twoSided is var (low, high) && low <= 0.09 && 0.09 <= high ? 1 : 0;
        }
        found.ShouldBe(missed, 0.05 * missed);
        held.ShouldBeGreaterThanOrEqualTo(90);
        shown.ShouldBeGreaterThanOrEqualTo(90);
        given.ShouldBeGreaterThan(50);
        (covered / (double)given).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Of_ten_inputs_neighbours_are_far_so_the_bound_holds_but_half_of_the_structure_goes_unseen()
    {
        var (found, missed, most) = (0.0, 0.0, 0.0);
        for (var number = 0; number < 20; number++)
        {
            var (noise, twoSided, structure) = Measure(new FriedmanLeastSquares(), number, rows: 200, points: 400);
            noise.MostNoise().ShouldBeGreaterThan(1);
            noise.LeastReducible().ShouldBeInRange(0, structure);
            twoSided.ShouldBeNull("neighbours in ten dimensions are not near");
            (found, missed, most) = (found + noise.Reducible / 20, missed + structure / 20, most + noise.Noise / 20);
        }
        missed.ShouldBe(6.3, 0.5);
        found.ShouldBeInRange(1.5, 4);
        most.ShouldBeInRange(3, 5.5);
    }

    [Fact]
    public void Replicates_have_an_interval_that_covers_the_noise_as_often_as_it_promises()
    {
        var random = new RandomStream(seed: 31, stream: 0);
        int[] groups = [.. Enumerable.Range(0, 30).Select(row => row / 2)];
        var covered = 0;
        for (var i = 0; i < 2000; i++)
        {
            var noise = ReplicateNoise.Of(groups, [.. groups.Select(group => group + random.NextGaussian())])!;
            covered += noise.Low <= 1 && 1 <= noise.High ? 1 : 0;
            noise.IsEnough.ShouldBeTrue();
        }
        (covered / 2000.0).ShouldBeInRange(0.88, 0.92);
    }

    [Fact]
    public void Replicated_labels_have_the_Brier_noise_and_an_interval_that_covers_it()
    {
        // 60 inputs with three labels each, class 1 with a probability of 0.1 to 0.5.
        var random = new RandomStream(seed: 32, stream: 0);
        int[] groups = [.. Enumerable.Range(0, 180).Select(row => row / 3)];
        double[] shares = [.. Enumerable.Range(0, 60).Select(group => 0.1 + 0.4 * group / 59)];
        var truth = shares.Average(share => 2 * share * (1 - share));
        var (covered, mean) = (0, 0.0);
        for (var i = 0; i < 1000; i++)
        {
            var noise = ReplicateNoise.OfLabels(
                groups, [.. groups.Select(group => random.NextDouble() < shares[group] ? 1 : 0)])!;
            covered += noise.Low <= truth && truth <= noise.High ? 1 : 0;
            mean += noise.Noise / 1000;
        }
        mean.ShouldBe(truth, 0.005);
        (covered / 1000.0).ShouldBeInRange(0.85, 0.95);
        ReplicateNoise.OfLabels([0, 1], [0, 0]).ShouldBeNull();
        ReplicateNoise.OfLabels([0, 0, 1], [0, 1, 1]).ShouldBe(new(1, 0, 1, 1));
    }

    /// <param name="number">of the draw</param>
    /// <returns>the noise by neighbours, its two sides, and the mean square of what the prediction misses</returns>
    static (NeighbourNoise Noise, (double Low, double High)? TwoSided, double Structure) Measure(
        ITask task, int number, int rows, int points)
    {
        var random = new RandomStream(seed: 30, stream: (uint)number);
        var (pool, judged) = (Inputs(rows), Inputs(points));
        var predicted = task.Train(
            [.. pool.Select(task.Features)], [.. pool.Select(Target)], [.. judged.Select(task.Features)], random);
        double[] residuals = [.. judged.Zip(predicted, (x, prediction) => Target(x) - prediction)];
        var neighbours = NearestNeighbours.Find([.. judged.SelectMany(x => x)], judged[0].Length, count: 8);
        return (
            NeighbourNoise.Of(residuals, 1, neighbours), NeighbourNoise.TwoSided(residuals, 1, neighbours),
            judged.Zip(predicted, (x, prediction) => Math.Pow(task.Mean(x) - prediction, 2)).Average());

        double Target(double[] x) => task.Mean(x) + task.Sigma * random.NextGaussian();
        double[][] Inputs(int count) => [.. Enumerable.Range(0, count).Select(_ => task.DrawInput(random))];
    }
}
