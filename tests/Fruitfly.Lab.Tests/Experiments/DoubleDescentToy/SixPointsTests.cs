using Fruitfly.Lab.Experiments.DoubleDescentToy;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescentToy;

public class SixPointsTests
{
    [Theory]
    [InlineData(6, 29.409)]
    [InlineData(7, 14.448)]
    [InlineData(8, 10.335)]
    [InlineData(10, 7.393)]
    [InlineData(50, 3.643)]
    public void Every_curve_goes_through_all_points_with_the_known_norm(int hiddenUnits, double norm)
    {
        var fit = SixPoints.Fit(hiddenUnits);
        fit.Network.At(SixPoints.Data.Inputs).ShouldBe(SixPoints.Data.Targets, 1e-12);
        fit.Solution.Norm.ShouldBe(norm, 1e-3);
    }

    [Fact]
    public void Five_units_do_not_reach_them_all() =>
        (SixPoints.Interpolates(5), SixPoints.Interpolates(6)).ShouldBe((false, true));

    [Fact]
    public void The_true_function_is_the_figures()
    {
        SixPoints.Truth(0).ShouldBe(-0.2793, 1e-4);
        SixPoints.Truth(0.25).ShouldBe(0.6068, 1e-4);
        SixPoints.Truth(0.75).ShouldBe(-0.6053, 1e-4);
    }
}
