using Fruitfly.Measurement.Importance;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Importance;

public sealed class FittedSharesTests
{
    /// <summary>Of three numbers and three names: a slope with variance 4, a curvature with 1, a product of slopes with
    /// 1, and names with 1.</summary>
    static readonly double[] Truth = [4 / 7.0, 1 / 7.0, 0, 1 / 7.0, 0, 1 / 7.0, 0, 0, 0, 0];

    [Fact]
    public void A_surface_without_noise_gives_the_shares_that_it_has()
    {
        var (values, factors) = Draw(new RandomStream(seed: 1, stream: 0), settings: 4000, noise: 0);
        var result = FittedShares.Of(values, factors);
        result.Explained.ShouldBe(1, 1e-3);
        result.HasPairs.ShouldBeTrue();
        for (var i = 0; i < Truth.Length; i++)
            result.Shares.Shares[i].Share.ShouldBe(Truth[i], 0.03, $"share {i}");
        result.Shares.Rest.ShouldBe(0, 0.03);
    }

    [Fact]
    public void The_intervals_cover_the_true_shares_of_noisy_settings()
    {
        var random = new RandomStream(seed: 2, stream: 0);
        const int Repetitions = 100;
        var (means, covered) = (new double[Truth.Length], new int[Truth.Length]);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var (values, factors) = Draw(random, settings: 120, noise: 0.8);
            var shares = FittedShares.Of(values, factors, noise: 0.64, seed: (ulong)repetition).Shares.Shares;
            for (var i = 0; i < Truth.Length; i++)
            {
                means[i] += shares[i].Share / Repetitions;
                covered[i] += shares[i].Low <= Truth[i] && Truth[i] <= shares[i].High ? 1 : 0;
            }
        }
        for (var i = 0; i < Truth.Length; i++)
        {
            means[i].ShouldBe(Truth[i], 0.04, $"share {i}");
            (covered[i] / (double)Repetitions).ShouldBeInRange(0.85, 1, $"interval {i}");
        }
    }

    [Fact]
    public void What_bends_more_than_a_parabola_stands_in_the_rest()
    {
        var random = new RandomStream(seed: 3, stream: 0);
        double[] places = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        double[] values = [.. places.Select(place => Math.Sin(6 * Math.PI * place))];
        var result = FittedShares.Of(values, [DesignFactor.OfNumbers(places)]);
        result.Explained.ShouldBeLessThan(0.3);
        result.Shares.Rest.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void A_factor_that_does_not_apply_everywhere_counts_where_it_does()
    {
        var random = new RandomStream(seed: 4, stream: 0);
        int[] names = [.. Enumerable.Range(0, 400).Select(i => i % 2)];
        double[] momentum = [.. names.Select(name => name == 1 ? random.NextDouble() : double.NaN)];
        double[] values = [.. momentum.Select(value => double.IsNaN(value) ? 0 : 2 * value - 1)];
        var shares = FittedShares.Of(values, [DesignFactor.OfNames(names), DesignFactor.OfNumbers(momentum)]).Shares;
        shares.Shares[1].Share.ShouldBeGreaterThan(0.9);
        shares.Shares[0].Share.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Few_settings_are_fitted_without_pairs()
    {
        var (values, factors) = Draw(new RandomStream(seed: 5, stream: 0), settings: 20, noise: 0);
        FittedShares.Of(values, factors).HasPairs.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => FittedShares.Of(values[..3], factors));
        Should.Throw<ArgumentException>(() =>
            FittedShares.Of([1, 2, 3, double.NaN], [DesignFactor.OfNames([0, 1, 0, 1])]));
    }

    [Fact]
    public void A_factor_of_one_level_has_no_share()
    {
        var result = FittedShares.Of([1, 2, 3, 4, 5, 6, 7, 8],
            [DesignFactor.OfNumbers([3, 3, 3, 3, 3, 3, 3, 3]), DesignFactor.OfNumbers([1, 2, 3, 4, 5, 6, 7, 8])]);
        result.Shares.Shares[0].Share.ShouldBe(0);
        result.Shares.Shares[1].Share.ShouldBeGreaterThan(0.8);
    }

    static (double[] Values, IReadOnlyList<DesignFactor> Factors) Draw(RandomStream random, int settings, double noise)
    {
        double[][] numbers = [.. Enumerable.Range(0, 3)
            .Select(_ => Enumerable.Range(0, settings).Select(_ => random.NextDouble()).ToArray())];
        int[] names = [.. Enumerable.Range(0, settings).Select(_ => random.NextInt(3))];
        double[] ofName = [-Math.Sqrt(1.5), 0, Math.Sqrt(1.5)];
        double[] values = [.. Enumerable.Range(0, settings).Select(i =>
            2 * Slope(numbers[0][i]) + Curvature(numbers[1][i]) + Slope(numbers[0][i]) * Slope(numbers[2][i])
            + ofName[names[i]] + noise * random.NextGaussian())];
        return (values, [.. numbers.Select(DesignFactor.OfNumbers), DesignFactor.OfNames(names)]);

        static double Slope(double place) => Math.Sqrt(3) * (2 * place - 1);
        static double Curvature(double place) => Math.Sqrt(5) * (6 * place * place - 6 * place + 1);
    }
}
