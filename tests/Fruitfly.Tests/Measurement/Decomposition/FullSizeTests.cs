using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Decomposition;

public sealed class FullSizeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_variance_at_full_size_is_extrapolated_as_in_the_golden_file(int number)
    {
        var example = GoldenFile.Read("extrapolate-variance.json").GetProperty("cases")[number];
        var (sizes, variances, errors) =
            (example.Numbers("sizes"), example.Numbers("variance"), example.Numbers("relative_se"));
        SizedVariance[] measured = [.. sizes.Select((size, i) => new SizedVariance(size, variances[i], errors[i], 1))];
        var extrapolated = VarianceExtrapolation.To(example.Number("n"), measured, shapeError: 0);
        var expected = example.GetProperty("expected");
        extrapolated.IsFalling.ShouldBeTrue();
        extrapolated.Exponent.ShouldBe(expected.Number("exponent"), 1e-10);
        extrapolated.Estimate.ShouldBe(expected.Number("variance_at_n"), 1e-10);
        extrapolated.LogError.ShouldBe(expected.Number("log_se"), 1e-10);
        extrapolated.Low.ShouldBe(expected.Number("low"), 1e-10);
        extrapolated.High.ShouldBe(expected.Number("high"), 1e-10);
    }

    [Fact]
    public void An_exponent_beyond_its_range_is_clipped_and_the_line_goes_through_the_middle_of_the_sizes()
    {
        // V = m^−3 with hardly any error: the prior weighs nothing. With equal weights the line through the mean of log
        // m.
        SizedVariance[] measured = [new(4, 1.0 / 64, 1e-4, 1), new(2, 1.0 / 8, 1e-4, 1), new(1, 1, 1e-4, 1)];
        var extrapolated = VarianceExtrapolation.To(8, measured, shapeError: 0);
        extrapolated.Exponent.ShouldBe(2);
        extrapolated.Estimate.ShouldBe(1.0 / 8 / 16, 1e-9);
    }

    [Fact]
    public void A_variance_that_falls_faster_with_every_doubling_is_read_from_the_largest_sizes()
    {
        // The lecture's network on parts of 4,000 digits of MNIST-1D; independent sets of 4,000 show 0.0646.
        const double Truth = 0.0646;
        SizedVariance[] measured =
            [new(2000, 0.0958, 0.08, 1), new(1000, 0.1295, 0.05, 1), new(500, 0.1588, 0.03, 1)];
        var straight = VarianceExtrapolation.To(4000, measured, shapeError: 0);
        straight.Low.ShouldBeGreaterThan(Truth);
        var bent = VarianceExtrapolation.To(4000, measured);
        bent.Estimate.ShouldBeInRange(0.9 * Truth, 1.1 * Truth);
        bent.Low.ShouldBeLessThan(Truth);
        bent.High.ShouldBeGreaterThan(Truth);
    }

    [Fact]
    public void A_variance_that_does_not_fall_is_only_bounded()
    {
        var extrapolated = VarianceExtrapolation.To(8, [new(4, 0.3, 0.2, 0.5), new(2, 0.2, 0.2, 0.3)]);
        (extrapolated.IsFalling, extrapolated.Low, extrapolated.High).ShouldBe((false, 0, 0.5));
        VarianceExtrapolation.To(8, [new(4, -0.1, 0.2, 0.4), new(2, 0.2, 0.2, 0.3)]).ShouldBe(
            new(0, 0, 0.4, double.NaN, double.NaN, false));
        Should.Throw<ArgumentException>(() => VarianceExtrapolation.To(8, [new(4, 1, 0.2, 2)])).Message.ShouldContain(
            "at least 2 sizes; there is 1");
        Should.Throw<ArgumentException>(() => VarianceExtrapolation.To(8, [new(2, 1, 1, 2), new(4, 1, 1, 2)])).Message
            .ShouldContain("sizes must fall");
        Should.Throw<ArgumentException>(() => VarianceExtrapolation.To(8, [new(4, 1, 0, 2), new(2, 2, 1, 2)])).Message
            .ShouldContain("at 4 is 0; it must be positive");
    }

    [Fact]
    public void The_spread_of_the_error_follows_a_line_in_logarithms_that_never_rises()
    {
        ErrorSpread.At(8, [(4, 1.0 / 16, 2), (2, 1.0 / 4, 4), (1, 1, 8)]).ShouldBe(1.0 / 64, 1e-12);
        ErrorSpread.At(8, [(4, 1, 2), (2, 0.25, 4)]).ShouldBe(Math.Pow(1 * Math.Pow(0.25, 3), 0.25), 1e-12); // flat
        ErrorSpread.At(8, [(4, 0.5, 2)]).ShouldBe(0.5, 1e-12);
        ErrorSpread.At(8, [(4, 0, 2), (2, 1, 1)]).ShouldBe(0);
    }

    [Fact]
    public void The_spread_between_subsets_is_the_variance_of_their_errors()
    {
        // Errors 1, 4, 9 of three subsets at one point: variance 49/3.
        var parts = SquaredErrorDecomposition.Of<double>([1, 2, 3], new(1, subsets: 3), [0]);
        ErrorSpread.Between(parts.Loss).ShouldBe(49.0 / 3, 1e-12);
    }

    [Fact]
    public void What_seed_and_data_leave_of_the_error_is_bias_and_noise()
    {
        var table = new FullSizeTable(new(1, 0.9, 1.1), new(0.2, 0.15, 0.3), new(0.3, 0.1, 0.5), MostNoise: 0.1);
        table.BiasAndNoise.Estimate.ShouldBe(0.5, 1e-12);
        table.BiasAndNoise.Low.ShouldBe(0.5 - Math.Sqrt(0.01 + 0.01 + 0.04), 1e-12);
        table.BiasAndNoise.High.ShouldBe(0.5 + Math.Sqrt(0.01 + 0.0025 + 0.04), 1e-12);
        table.LeastSquaredBias.ShouldBe(table.BiasAndNoise.Low - 0.1, 1e-12);
        table.MostNoiseInRest.ShouldBe(0.1);
        var unbounded = table with { MostNoise = double.NaN };
        (unbounded.LeastSquaredBias, unbounded.MostNoiseInRest).ShouldBe((0, table.BiasAndNoise.High));
    }

    [Fact]
    public void Subsets_that_overlap_show_the_shares_of_the_golden_file()
    {
        foreach (var share in GoldenFile.Read("overlap.json").GetProperty("expected").EnumerateObject())
        {
            var shown = share.Name switch
            {
                "bootstrap" => SubsetOverlap.NearestNeighbourShownByBootstrap,
                "disjoint" => SubsetOverlap.NearestNeighbourShown(0),
                var name => SubsetOverlap.NearestNeighbourShown(double.Parse(name["random_subsets_".Length..])),
            };
            shown.ShouldBe(share.Value.GetDouble(), 1e-10, share.Name);
        }
        SubsetOverlap.LeastShown(0.75).ShouldBe(0.25);
        Should.Throw<ArgumentOutOfRangeException>(() => SubsetOverlap.LeastShown(double.NaN));
    }

    [Fact]
    public void Errors_over_overlapping_subsets_have_the_interval_of_the_golden_file()
    {
        var golden = GoldenFile.Read("corrected-t.json");
        var expected = golden.GetProperty("overlap");
        var (pool, subset) = (expected.Number("pool"), expected.Number("subset"));
        var mean = ResampledMean.Of(golden.Numbers("differences"), subset / (pool - subset), confidence: 0.9);
        mean.Low.ShouldBe(expected.GetProperty("interval")[0].GetDouble(), 1e-10);
        mean.High.ShouldBe(expected.GetProperty("interval")[1].GetDouble(), 1e-10);
    }
}
