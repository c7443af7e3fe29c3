using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Tests.Measurement;

public sealed class ResampledMeanTests
{
    [Fact]
    public void The_interval_is_that_of_the_formula()
    {
        // s² = 1, J = 3, n₂/n₁ = 1/4, and t of 2 degrees of freedom is 4.302653 at 97.5 %.
        var mean = ResampledMean.Of([1, 2, 3], 0.25);
        (mean.Mean, mean.StandardDeviation, mean.Count).ShouldBe((2, 1, 3));
        (mean.High - 2).ShouldBe(4.302653 * Math.Sqrt(1.0 / 3 + 0.25), 1e-5);
        (2 - mean.Low).ShouldBe(mean.High - 2, 1e-12);
    }

    [Fact]
    public void Splits_that_share_nothing_have_the_plain_interval_and_one_has_none()
    {
        var (alone, plain) = (ResampledMean.Of([1, 2, 4], 0), Estimate.OfMean([1, 2, 4]));
        (alone.Low - plain.Low).ShouldBe(0, 1e-12);
        (alone.High - plain.High).ShouldBe(0, 1e-12);
        double.IsInfinity(ResampledMean.Of([1], 0.25).High).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => ResampledMean.Of([], 0.25));
        Should.Throw<ArgumentOutOfRangeException>(() => ResampledMean.Of([1], -0.25));
    }

    [Fact]
    public void The_interval_of_random_splits_covers_the_truth_about_as_often_as_it_says_and_the_plain_one_does_not()
    {
        var (corrected, plain) = Coverage(DrawnSplit);
        corrected.ShouldBeInRange(0.90, 1.0);
        plain.ShouldBeLessThan(0.75);
    }

    [Fact]
    public void The_interval_of_a_cross_validation_is_on_the_careful_side()
    {
        var (corrected, _) = Coverage((examples, split, _) => Score(examples, i => i % Splits == split));
        corrected.ShouldBeInRange(0.90, 1.0);
    }

    const int Examples = 60, Splits = 10, Tests = 12, Repetitions = 2000;

    /// <summary>Learns the mean of normal numbers, whose squared error on new ones is known: 1 + 1/n₁.</summary>
    static (double Corrected, double Plain) Coverage(Func<double[], int, RandomStream, (double Loss, int Tests)> score)
    {
        var random = RandomStream.For(5, StreamPurpose.Split);
        var (corrected, plain) = (0, 0);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var examples = Enumerable.Range(0, Examples).Select(_ => random.NextGaussian()).ToArray();
            var scores = Enumerable.Range(0, Splits).Select(split => score(examples, split, random)).ToList();
            double[] losses = [.. scores.Select(one => one.Loss)];
            var tests = scores[0].Tests;
            var truth = 1 + 1.0 / (Examples - tests);
            corrected += Covers(ResampledMean.Of(losses, (double)tests / (Examples - tests)), truth);
            plain += Covers(Estimate.OfMean(losses), truth);
        }
        return ((double)corrected / Repetitions, (double)plain / Repetitions);

        static int Covers(Estimate mean, double truth) => mean.Low <= truth && truth <= mean.High ? 1 : 0;
    }

    static (double Loss, int Tests) DrawnSplit(double[] examples, int split, RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, Examples)];
        random.Shuffle(order.AsSpan());
        var test = order.Take(Tests).ToHashSet();
        return Score(examples, test.Contains);
    }

    static (double Loss, int Tests) Score(double[] examples, Func<int, bool> isTest)
    {
        var learned = examples.Where((_, i) => !isTest(i)).Average();
        double[] losses =
            [.. examples.Where((_, i) => isTest(i)).Select(value => (value - learned) * (value - learned))];
        return (losses.Average(), losses.Length);
    }
}
