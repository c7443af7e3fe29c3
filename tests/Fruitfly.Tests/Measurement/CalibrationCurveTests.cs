using Fruitfly.Measurement;

namespace Fruitfly.Tests.Measurement;

public sealed class CalibrationCurveTests
{
    [Fact]
    public void A_confidence_at_the_end_of_a_bin_belongs_to_it()
    {
        var curve = CalibrationCurve.Of([0.5, 0.5, 0.4, 0.6, 1, 0], [0, 0, 0], 2, bins: 2);
        curve.Bins[0].ShouldBe(new CalibrationBin(0, 0.5, 1, 0.5, 1));
        curve.Bins[1].ShouldBe(new CalibrationBin(0.5, 1, 2, 0.8, 1));
        curve.Bins[1].Accuracy.ShouldBe(0.5);
    }

    [Fact]
    public void The_expected_error_weighs_bins_by_their_examples() =>
        CalibrationCurve.Of([0.5, 0.5, 0.4, 0.6, 1, 0], [0, 0, 0], 2, bins: 2).ExpectedError
            .ShouldBe(0.5 / 3 + 2 * 0.3 / 3, 1e-15);

    [Fact]
    public void An_empty_bin_has_no_accuracy()
    {
        var curve = CalibrationCurve.Of([1, 0], [0], 2);
        curve.Bins.Count.ShouldBe(CalibrationCurve.DefaultBins);
        double.IsNaN(curve.Bins[0].Accuracy).ShouldBeTrue();
        curve.ExpectedError.ShouldBe(0);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => CalibrationCurve.Of([1, 0], [0, 1], 2));
        Should.Throw<ArgumentException>(() => CalibrationCurve.Of([1, 0], [0], 2, bins: 0));
    }
}
