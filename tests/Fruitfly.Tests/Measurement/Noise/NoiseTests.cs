using System.Text.Json;
using Fruitfly.Measurement.Noise;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Noise;

public sealed class NoiseTests
{
    static readonly JsonElement Golden = GoldenFile.Read("noise.json");

    [Fact]
    public void Differences_along_one_input_are_those_of_the_golden_file_in_any_order()
    {
        var example = Golden.GetProperty("one_dimensional");
        var (x, y) = (example.Numbers("x"), example.Numbers("y"));
        Array.Reverse(x);
        Array.Reverse(y);
        var expected = example.GetProperty("expected");
        DifferenceNoise.Rice(x, y).ShouldBe(expected.Number("rice"), 1e-10);
        DifferenceNoise.GasserSrokaJennen(x, y).ShouldBe(expected.Number("gsj_unequal"), 1e-10);
        double[] equal = [.. Enumerable.Range(0, x.Length).Select(i => (double)-i)];
        DifferenceNoise.GasserSrokaJennen(equal, y).ShouldBe(expected.Number("gsj_equispaced"), 1e-10);
    }

    [Fact]
    public void A_straight_slope_adds_nothing_to_the_distance_from_the_line()
    {
        DifferenceNoise.GasserSrokaJennen([0, 1, 3, 3, 10], [0, 2, 6, 6, 20]).ShouldBe(0, 1e-20);
        DifferenceNoise.Rice([0, 1, 3], [0, 2, 6]).ShouldBe(5);
        DifferenceNoise.GasserSrokaJennen([1, 1, 1], [0, 3, 0]).ShouldBe(6); // 9/(1/4 + 1/4 + 1)
        Should.Throw<ArgumentException>(() => DifferenceNoise.Rice([1], [1])).Message.ShouldContain("at least 2 rows");
    }

    [Fact]
    public void Neighbours_of_targets_and_of_residuals_give_the_noise_of_the_golden_file()
    {
        var example = Golden.GetProperty("two_dimensional");
        var (neighbours, y) = (NearestNeighbours.Find(example.Numbers("x"), 2, 10), example.Numbers("y"));
        Enumerable.Range(0, y.Length).Select(row => (double)neighbours.Of(row)[0]).ShouldBe(
            example.Numbers("first_neighbour"));
        Enumerable.Range(0, y.Length).Select(row => (double)neighbours.Of(row)[1]).ShouldBe(
            example.Numbers("second_neighbour"));
        var expected = example.GetProperty("expected");
        NeighbourNoise.Of(y, 1, neighbours).Noise.ShouldBe(expected.Number("nearest_half_difference"), 1e-10);
        NeighbourDifferences.ProductOfTwo(y, 1, neighbours).ShouldBe(expected.Number("product_of_two"), 1e-10);
        NeighbourDifferences.LocalMean(y, 1, neighbours, 5).ShouldBe(expected.Number("local_mean_k5"), 1e-10);

        double[] residuals = [.. y.Zip(example.Numbers("prediction"), (target, predicted) => target - predicted)];
        expected = example.GetProperty("expected_on_residuals");
        var noise = NeighbourNoise.Of(residuals, 1, neighbours);
        noise.Noise.ShouldBe(expected.Number("nearest_half_difference"), 1e-10);
        noise.MeanSquare.ShouldBe(expected.Number("residual_mean_square"), 1e-10);
        noise.Reducible.ShouldBe(expected.Number("reducible_at_least"), 1e-10);
        NeighbourDifferences.ProductOfTwo(residuals, 1, neighbours).ShouldBe(
            expected.Number("product_of_two"), 1e-10);

        var gamma = GammaTest.Of(y, 1, neighbours);
        expected = example.GetProperty("gamma");
        gamma.Intercept.ShouldBe(expected.Number("intercept"), 1e-10);
        gamma.Slope.ShouldBe(expected.Number("slope"), 1e-10);
        Agreement.ShouldAgree(gamma.SquaredDistances.ToArray(), expected.Numbers("delta"), 1e-10, "distances");
        Agreement.ShouldAgree(gamma.HalfDifferences.ToArray(), expected.Numbers("gamma"), 1e-10, "differences");
    }

    [Fact]
    public void Neighbours_of_labels_give_the_Brier_noise_of_the_golden_file()
    {
        var example = Golden.GetProperty("labels");
        var (labels, probabilities) = (example.Numbers("label"), example.Numbers("probabilities"));
        var neighbours = NearestNeighbours.Find(example.Numbers("x"), 2);
        double[] oneHot = [.. labels.SelectMany(label => Enumerable.Range(0, 3).Select(c => c == label ? 1.0 : 0))];
        var expected = example.GetProperty("expected");
        var noise = NeighbourNoise.Of(oneHot, 3, neighbours).Noise;
        noise.ShouldBe(expected.Number("neighbour_disagreement"), 1e-10);
        var bounds = ClassNoiseBounds.Of(noise, classes: 3);
        bounds.LeastError.ShouldBe(expected.Number("cover_hart_lower"), 1e-10);
        bounds.LeastEntropy.ShouldBe(expected.Number("entropy_lower_nats"), 1e-10);

        expected = example.GetProperty("expected_on_residuals");
        double[] residuals = [.. oneHot.Zip(probabilities, (target, probability) => target - probability)];
        var ofResiduals = NeighbourNoise.Of(residuals, 3, neighbours);
        ofResiduals.Noise.ShouldBe(expected.Number("nearest_half_difference"), 1e-10);
        ofResiduals.MeanSquare.ShouldBe(expected.Number("brier"), 1e-10);
    }

    [Fact]
    public void The_standard_error_adds_up_all_pairs_of_pairs_that_share_a_row()
    {
        var random = new RandomStream(seed: 14, stream: 0);
        double[] x = [.. Enumerable.Range(0, 60).Select(_ => (double)random.NextInt(30))];
        double[] y = [.. x.Select(_ => random.NextGaussian())];
        var neighbours = NearestNeighbours.Find(x, 1);
        double[] half = [.. y.Select((value, i) => Math.Pow(value - y[neighbours.Of(i)[0]], 2) / 2)];
        var (mean, sum) = (half.Average(), 0.0);
        for (var i = 0; i < half.Length; i++)
            for (var j = 0; j < half.Length; j++)
            {
                int[] first = [i, neighbours.Of(i)[0]], second = [j, neighbours.Of(j)[0]];
                if (first.Intersect(second).Any())
                    sum += (half[i] - mean) * (half[j] - mean);
            }
        NeighbourNoise.Of(y, 1, neighbours).StandardError.ShouldBe(Math.Sqrt(sum) / half.Length, 1e-12);
    }

    [Fact]
    public void Replicates_have_the_pooled_variance_of_the_golden_file()
    {
        var example = Golden.GetProperty("replicates");
        var noise = ReplicateNoise.Of(
            [.. example.Numbers("group_of_equal_inputs").Select(group => (int)group)], example.Numbers("y"))!;
        var expected = example.GetProperty("expected");
        noise.Noise.ShouldBe(expected.Number("pooled"), 1e-10);
        noise.Freedom.ShouldBe((int)expected.Number("df"));
        noise.Low.ShouldBe(expected.GetProperty("interval_90")[0].GetDouble(), 1e-10);
        noise.High.ShouldBe(expected.GetProperty("interval_90")[1].GetDouble(), 1e-10);
        noise.IsEnough.ShouldBeFalse();
        ReplicateNoise.Of([0, 1, 2], [1, 2, 3]).ShouldBeNull();
    }

    [Fact]
    public void The_bounds_of_error_and_entropy_are_those_of_the_golden_file()
    {
        foreach (var row in Golden.GetProperty("bounds_from_gini").EnumerateArray())
        {
            var bounds = ClassNoiseBounds.Of(row.Number("gini"), (int)row.Number("classes"));
            bounds.LeastError.ShouldBe(row.Number("bayes_error_lower"), 1e-10);
            bounds.MostError.ShouldBe(row.Number("bayes_error_upper"), 1e-10);
            bounds.LeastEntropy.ShouldBe(row.Number("entropy_lower"), 1e-10);
            bounds.MostEntropy.ShouldBe(row.Number("entropy_upper"), 1e-10);
        }
        ClassNoiseBounds.Of(1, 3).MostError.ShouldBe(2 / 3.0, 1e-12);
        ClassNoiseBounds.Of(1, 3).MostEntropy.ShouldBe(Math.Log(3), 1e-12);
        ClassNoiseBounds.Of(0, 2).ShouldBe(new(0, 0, 0, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => ClassNoiseBounds.Of(double.NaN, 2));
        (ClassNoiseBounds.IsEnough(1000, 3), ClassNoiseBounds.IsEnough(1000, 4)).ShouldBe((true, false));
    }

    [Fact]
    public void The_smallest_of_the_upper_bounds_counts()
    {
        NoiseBound.Of(0.4, 0.3, 0.5).ShouldBe(0.3);
        Should.Throw<ArgumentException>(() => NoiseBound.Of());
    }
}
