using Fruitfly.Lab.RateTests;

namespace Fruitfly.Lab.Tests.RateTests;

public sealed class RateCurveTests
{
    [Fact]
    public void The_loss_is_smoothed_by_an_exponential_mean_corrected_for_its_start()
    {
        var curve = RateCurve.Of(1, [4, 2, 3], 0.1, 10);
        curve.Rates.ShouldBe([0.1, 1, 10], 1e-12);
        curve.Losses[0].ShouldBe(4, 1e-12);
        curve.Losses[1].ShouldBe((0.95 * 4 + 2) / 1.95, 1e-12);
        curve.Losses[2].ShouldBe((0.95 * 0.95 * 4 + 0.95 * 2 + 3) / (0.95 * 0.95 + 0.95 + 1), 1e-12);
    }

    [Fact]
    public void A_tenth_of_the_rate_of_the_smallest_loss_is_suggested()
    {
        // a parabola in the logarithm of the rate, whose mean lags a few steps behind
        float[] losses = [.. Enumerable.Range(0, 200).Select(step => 1 + 4e-4f * (step - 100) * (step - 100))];
        var curve = RateCurve.Of(1, losses, 1e-4, Math.Pow(10, 0.02));
        var lag = Math.Log10(curve.Smallest!.Value / 1e-4) / 0.02 - 100;
        lag.ShouldBeInRange(5, 30);
        curve.Suggested!.Value.ShouldBe(curve.Smallest.Value / 10, 1e-12);
    }

    [Fact]
    public void It_ends_where_the_loss_bursts()
    {
        float[] losses = [.. Enumerable.Repeat(1f, 50), .. Enumerable.Range(0, 100).Select(step => MathF.Pow(2, step))];
        RateCurve.Of(1, losses, 1e-5, 1.1).Losses.Count.ShouldBeInRange(51, 60);
    }

    [Fact]
    public void Nothing_is_suggested_where_no_rate_lowers_the_loss()
    {
        RateCurve.Of(1, [.. Enumerable.Repeat(2.3f, 100)], 1e-5, 1.1).Suggested.ShouldBeNull();
        RateCurve.Of(1, [1, 2], 1e-5, 1.1).Suggested.ShouldBeNull();
        var nothing = new RateFinding([RateCurve.Of(1, [], 1e-5, 1.1)]);
        nothing.Suggested.ShouldBeNull();
        RateTestText.Lead(nothing).ShouldContain("No learning rate lowered the loss");
    }

    [Fact]
    public void Seeds_are_averaged_on_the_scale_of_factors()
    {
        var finding = new RateFinding([Ending(0.1), Ending(0.4)]);
        finding.Logarithm!.Count.ShouldBe(2);
        finding.Suggested!.Value.ShouldBe(0.02, 1e-9);
        finding.Interval!.Value.Low.ShouldBeLessThan(0.01);
        finding.Interval!.Value.High.ShouldBeGreaterThan(0.04);
        new RateFinding([Ending(0.1)]).Interval.ShouldBeNull("one seed has no spread");

        static RateCurve Ending(double smallest) => new(
            1, [.. Enumerable.Repeat(1e-5, 30), smallest], [.. Enumerable.Repeat(2.0, 30), 1]);
    }
}
