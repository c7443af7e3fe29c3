using Fruitfly.Measurement.Importance;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Importance;

public sealed class GridSharesTests
{
    static readonly int[] Levels = [3, 2, 4];

    [Fact]
    public void Without_noise_the_shares_are_exact()
    {
        // Variances: 2·(−1, 0, 1) gives 8/3, (−1, 1) gives 1, their product gives 2/3, and four equal levels nothing.
        var shares = GridShares.Of(Grid(_ => 0, repetitions: 2), Levels, repetitions: 2);
        var variance = 8.0 / 3 + 1 + 2.0 / 3;
        shares.Variance.ShouldBe(variance, 1e-12);
        shares.Noise.ShouldBe(0, 1e-12);
        shares.Shares.Select(share => (share.First, share.Second))
            .ShouldBe([(0, null), (1, null), (2, null), (0, 1), (0, 2), (1, 2)]);
        double[] expected = [8.0 / 3, 1, 0, 2.0 / 3, 0, 0];
        for (var i = 0; i < expected.Length; i++)
            shares.Shares[i].Share.ShouldBe(expected[i] / variance, 1e-12);
        shares.Rest.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void A_seed_that_moves_every_setting_alike_is_no_noise()
    {
        var shares = GridShares.Of(Grid(seed => 100 * seed, repetitions: 3), Levels, repetitions: 3);
        shares.Noise.ShouldBe(0, 1e-9);
        shares.Shares[2].High.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void What_three_factors_do_together_stands_in_the_rest()
    {
        double[] parity = [.. Enumerable.Range(0, 8).Select(i => int.PopCount(i) % 2 == 0 ? 1.0 : -1.0)];
        var shares = GridShares.Of(parity, [2, 2, 2], repetitions: 1);
        shares.Shares.ShouldAllBe(share => share.Share < 1e-12 && double.IsNaN(share.Low));
        shares.Rest.ShouldBe(1, 1e-12);
        double.IsNaN(shares.Noise).ShouldBeTrue("one seed does not tell");
    }

    [Fact]
    public void Noise_is_taken_off_and_the_intervals_cover_the_true_shares()
    {
        var random = new RandomStream(seed: 8, stream: 0);
        const int Repetitions = 400, Seeds = 5;
        var variance = 8.0 / 3 + 1 + 2.0 / 3;
        double[] truth = [8.0 / 3 / variance, 1 / variance, 0, 2.0 / 3 / variance, 0, 0];
        var (means, covered) = (new double[6], new int[6]);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var shares = GridShares.Of(Grid(_ => 1.5 * random.NextGaussian(), Seeds), Levels, Seeds);
            for (var i = 0; i < 6; i++)
            {
                means[i] += shares.Shares[i].Share / Repetitions;
                covered[i] += shares.Shares[i].Low <= truth[i] && truth[i] <= shares.Shares[i].High ? 1 : 0;
            }
        }
        for (var i = 0; i < 6; i++)
        {
            means[i].ShouldBe(truth[i], 0.015, $"share {i}");
            (covered[i] / (double)Repetitions).ShouldBeInRange(0.90, 1, $"interval {i}");
        }
    }

    [Fact]
    public void Settings_that_differ_by_chance_alone_have_no_shares()
    {
        var shares = GridShares.Of([1, 2, 2, 1, 1, 2, 2, 1], [2, 2], repetitions: 2);
        shares.Variance.ShouldBe(0);
        shares.Shares.ShouldAllBe(share => double.IsNaN(share.Share));
    }

    [Fact]
    public void Values_that_do_not_fill_the_grid_are_refused()
    {
        Should.Throw<ArgumentException>(() => GridShares.Of([1, 2, 3], [2, 2], 1));
        Should.Throw<ArgumentException>(() => GridShares.Of([1, 2, 3, double.NaN], [2, 2], 1));
        Should.Throw<ArgumentException>(() => GridShares.Of([1, 2], [1], 2));
    }

    static double[] Grid(Func<int, double> noise, int repetitions) =>
    [
        .. from first in Enumerable.Range(0, Levels[0])
           from second in Enumerable.Range(0, Levels[1])
           from third in Enumerable.Range(0, Levels[2])
           from seed in Enumerable.Range(0, repetitions)
           let sign = 2 * second - 1
           select 2.0 * (first - 1) + sign + (first - 1) * sign + noise(seed),
    ];
}
