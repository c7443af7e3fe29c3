using Fruitfly.Measurement;

namespace Fruitfly.Tests.Measurement;

public class EstimateTests
{
    [Fact]
    public void The_interval_of_a_mean_is_that_of_Students_t()
    {
        // t of 4 degrees of freedom at 97.5 % is 2.776445 (Student's tables).
        var estimate = Estimate.OfMean([1, 2, 3, 4, 5]);
        estimate.Mean.ShouldBe(3);
        estimate.StandardDeviation.ShouldBe(Math.Sqrt(2.5), 1e-12);
        estimate.High.ShouldBe(3 + 2.776445 * Math.Sqrt(2.5 / 5), 1e-5);
        estimate.Low.ShouldBe(6 - estimate.High, 1e-12);
        estimate.Count.ShouldBe(5);
    }

    [Fact]
    public void One_more_repetition_may_fall_further_than_the_mean()
    {
        var (low, high) = Estimate.OfMean([1, 2, 3, 4, 5]).PredictionInterval();
        high.ShouldBe(3 + 2.776445 * Math.Sqrt(2.5 * 1.2), 1e-5);
        low.ShouldBe(6 - high, 1e-12);
    }

    [Fact]
    public void Welchs_interval_is_that_of_a_worked_example()
    {
        // Means 3 (s² = 2.5, n = 5) and 1 (s = 1, n = 10): standard error √0.6, 5.65 degrees of freedom, t = 2.48395.
        var (low, high) = Estimate.OfMean([1, 2, 3, 4, 5]).DifferenceInterval(1, 1, 10);
        var freedom = 0.6 * 0.6 / (0.25 / 4 + 0.01 / 9);
        var half = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, 0.975) * Math.Sqrt(0.6);
        freedom.ShouldBe(5.659, 0.001);
        (high - low).ShouldBe(2 * half, 1e-9);
        ((high + low) / 2).ShouldBe(2, 1e-12);
        Estimate.OfMean([2, 2, 2, 2, 2, 2]).DifferenceInterval(2, 0, 6).ShouldBe((0, 0));
        Estimate.OfMean([2, 2]).DifferenceInterval(2, 0, 6)
            .ShouldBe((double.NegativeInfinity, double.PositiveInfinity));
    }

    [Fact]
    public void One_value_has_no_interval_and_none_has_no_mean()
    {
        var one = Estimate.OfMean([7]);
        (one.Mean, one.Low, one.High).ShouldBe((7, double.NegativeInfinity, double.PositiveInfinity));
        Should.Throw<ArgumentException>(() => Estimate.OfMean([]));
    }

    [Fact]
    public void The_interval_covers_the_true_mean_as_often_as_it_says()
    {
        var stream = new Fruitfly.Numerics.RandomStreams.RandomStream(8, 8);
        var covered = 0;
        var values = new double[6];
        for (var i = 0; i < 4000; i++)
        {
            foreach (ref var value in values.AsSpan())
                value = 3 + stream.NextGaussian();
            var estimate = Estimate.OfMean(values);
            if (estimate.Low <= 3 && estimate.High >= 3)
                covered++;
        }
        // 95 % of 4,000 with a standard deviation of √(4,000 · 0.95 · 0.05) ≈ 14: within four of them.
        covered.ShouldBeInRange(3800 - 56, 3800 + 56);
    }

    [Fact]
    public void Estimates_together_are_the_estimate_of_all_their_values()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2];
        var whole = Estimate.OfMean(values);
        var together = Estimate.OfAll(
            [Estimate.OfMean(values.AsSpan(0, 3)), Estimate.OfMean(values.AsSpan(3, 1)),
                Estimate.OfMean(values.AsSpan(4))]);
        together.Count.ShouldBe(7);
        foreach (var part in (Func<Estimate, double>[])
            [one => one.Mean, one => one.StandardDeviation, one => one.Low, one => one.High])
            part(together).ShouldBe(part(whole), 1e-12);
        Estimate.OfAll([Estimate.OfMean([2.0])]).ShouldBe(Estimate.OfMean([2.0]));
        Should.Throw<ArgumentException>(() => Estimate.OfAll([]));
    }
}
