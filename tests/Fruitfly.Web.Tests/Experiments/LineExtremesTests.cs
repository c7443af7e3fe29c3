using Fruitfly.Web.Experiments;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class LineExtremesTests
{
    [Theory]
    [InlineData(new[] { 70.0, 48, 54, 50 }, 2, 1)] // double descent: higher at its beginning than at its peak
    [InlineData(new[] { 1.0, 9, 2, 5, 1 }, 1, 2)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, null, null)]
    [InlineData(new[] { 4.0, 1, 1, 4 }, null, 1)]
    [InlineData(new[] { 100.0, 50, 51, 0 }, null, null)] // noise
    [InlineData(new[] { 2.0, 2, 2, 2 }, null, null)]
    [InlineData(new[] { 0.0, 5, 4.5, 6, 0 }, 3, 2)]
    public void A_peak_stands_out_between_the_ends(double[] values, int? peak, int? dip)
    {
        var line = LineExtremes.Of("line", [.. values.Select((value, place) => ((double)place, value))]);
        ((int?)line.Peak?.X, (int?)line.Dip?.X).ShouldBe((peak, dip));
        (line.Highest.Value, line.Lowest.Value).ShouldBe((values.Max(), values.Min()));
    }
}
