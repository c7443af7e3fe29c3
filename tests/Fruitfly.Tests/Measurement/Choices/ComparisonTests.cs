using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Choices;

public sealed class ComparisonTests
{
    [Fact]
    public void Shared_seeds_are_compared_by_their_differences()
    {
        // Differences 1, 2, 3: mean 2, s = 1, and t of 2 degrees of freedom is 4.302653 at 97.5 %.
        var comparison = Comparison.Paired([11, 22, 33], [10, 20, 30]);
        (comparison.Difference.Mean, comparison.IsPaired).ShouldBe((2, true));
        (comparison.Difference.High - 2).ShouldBe(4.302653 / Math.Sqrt(3), 1e-5);
        comparison.IsDecided.ShouldBeFalse();
        comparison.P.ShouldBe(0.0741799, 1e-6, "scipy.stats.ttest_rel");
    }

    [Fact]
    public void Seeds_of_their_own_are_compared_by_Welch()
    {
        var comparison = Comparison.Unpaired([11, 22, 33, 12], [10, 20, 31]);
        comparison.IsPaired.ShouldBeFalse();
        comparison.P.ShouldBe(0.9211257, 1e-6, "scipy.stats.ttest_ind, equal_var=False");
        comparison.Difference.Low.ShouldBe(-22.1461, 1e-3);
        comparison.Difference.High.ShouldBe(20.4794, 1e-3);
    }

    [Fact]
    public void Splits_of_one_set_of_examples_are_corrected_as_the_golden_file_says()
    {
        var golden = GoldenFile.Read("corrected-t.json");
        var expected = golden.GetProperty("expected");
        var differences = golden.Numbers("differences");
        var comparison = Comparison.Paired(differences, new double[differences.Length], golden.Number("confidence"),
            golden.Number("n_test") / golden.Number("n_train"));
        comparison.Difference.Mean.ShouldBe(expected.Number("mean"), 1e-15);
        comparison.Difference.StandardDeviation.ShouldBe(expected.Number("sd"), 1e-15);
        double[] interval = [comparison.Difference.Low, comparison.Difference.High];
        interval.ShouldBe(expected.Numbers("nadeau_bengio"), 1e-10);
        comparison.P.ShouldBe(expected.Number("p_two_sided"), 1e-10);
        comparison.ToDecide.Even.ShouldBeNull("more splits of the same examples may never decide it");
        var naive = Comparison.Paired(differences, new double[differences.Length], golden.Number("confidence"));
        double[] plain = [naive.Difference.Low, naive.Difference.High];
        plain.ShouldBe(expected.Numbers("naive"), 1e-10);
    }

    [Fact]
    public void Wilsons_interval_is_that_of_the_golden_file()
    {
        foreach (var row in GoldenFile.Read("corrected-t.json").GetProperty("wilson").EnumerateArray())
        {
            var interval = Proportion.Wilson((int)row.Number("errors"), (int)row.Number("n"), row.Number("confidence"));
            double[] ends = [interval.Low, interval.High];
            ends.ShouldBe(row.Numbers("expected"), 1e-9);
        }
    }

    [Fact]
    public void One_repetition_decides_nothing()
    {
        Comparison.Paired([1], [2]).IsDecided.ShouldBeFalse();
        Comparison.Unpaired([1], [2, 3]).IsDecided.ShouldBeFalse();
        double.IsNaN(Comparison.Unpaired([1], [2, 3]).P).ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, false, 0.5)]
    [InlineData(5, false, 0.0625)]
    [InlineData(6, true, 0.03125)]
    public void Differences_that_are_all_the_same_decide_once_chance_seldom_makes_so_many_alike(
        int count, bool isDecided, double p)
    {
        double[] first = [.. Enumerable.Range(0, count).Select(i => i + 1.0)], second = new double[count];
        foreach (var comparison in (Comparison[])
        [
            Comparison.Paired(first, [.. first.Select(value => value - 1)]),
            Comparison.Paired([.. first.Select(value => value / 10 + 1)], [.. first.Select(value => value / 10)]),
            Comparison.Unpaired([.. second.Select(value => value + 1)], second),
        ])
        {
            comparison.Difference.Mean.ShouldBe(1, 1e-12);
            (comparison.IsDecided, comparison.P).ShouldBe((isDecided, p));
            comparison.ToDecide.Even.ShouldBe(6, "of 5 the p of the sign test is 0.0625");
        }
    }

    [Fact]
    public void Pairs_that_do_not_match_are_refused() =>
        Should.Throw<ArgumentException>(() => Comparison.Paired([1, 2], [1]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void As_many_repetitions_as_would_decide_it_decide_it(bool isPaired)
    {
        var count = DecidingCount.Of(1, 2, isPaired);
        Low(count.Even!.Value).ShouldBeGreaterThan(0);
        Low(count.Even.Value - 1).ShouldBeLessThanOrEqualTo(0);
        count.Likely!.Value.ShouldBeGreaterThan(count.Even.Value);

        double Low(int n) => 1 - MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1,
            isPaired ? n - 1 : 2 * (n - 1), 0.975) * 2 / Math.Sqrt(n);
    }

    [Fact]
    public void So_many_decide_it_four_times_out_of_five()
    {
        var count = DecidingCount.Of(0.5, 1).Likely!.Value;
        var random = new RandomStream(seed: 5, stream: 0);
        var decided = Enumerable.Range(0, 2000).Count(_ =>
        {
            double[] differences = [.. Enumerable.Range(0, count).Select(_ => 0.5 + random.NextGaussian())];
            return Comparison.Paired(differences, new double[count]).IsDecided;
        });
        (decided / 2000.0).ShouldBe(0.8, 0.03);
    }

    [Fact]
    public void No_number_decides_where_there_is_no_difference_and_six_where_nothing_varies()
    {
        DecidingCount.Of(0, 1).ShouldBe(new DecidingCount(null, null));
        DecidingCount.Of(1e-9, 1).ShouldBe(new DecidingCount(null, null));
        DecidingCount.Of(double.NaN, 1).Even.ShouldBeNull();
        DecidingCount.Of(1, 0).ShouldBe(new DecidingCount(6, 6));
    }

    [Fact]
    public void Classifiers_are_compared_by_the_examples_on_which_one_alone_is_wrong()
    {
        var test = McNemar.Of([0, 1, 1, 1, 0], [1, 1, 0, 0, 0], [1, 1, 0, 0, 1]);
        (test.First, test.Second).ShouldBe((3, 0));
        test.P.ShouldBe(0.25, 1e-12);
        McNemar.Of(0, 0).P.ShouldBe(1);
        McNemar.Of(4, 4).P.ShouldBe(1);
        McNemar.Of(2, 10).P.ShouldBe(0.03857421875, 1e-12, "scipy.stats.binomtest(2, 12).pvalue");
    }
}
