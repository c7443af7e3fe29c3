using Fruitfly.Reports.Charts;
using Fruitfly.Web.Experiments;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class ExtremesTests
{
    static readonly double[] Widths = [2, 8, 40, 100];

    [Fact]
    public void Each_line_of_each_panel_says_where_it_peaks_and_dips()
    {
        var extremes = Of(Series("noisy", 5, 3, 4, 2), Series("clean", 5, 4, 3, 2)).ShouldNotBeNull();
        (extremes.Figure, extremes.Horizontal, extremes.Vertical).ShouldBe(("error", "hidden units", "error (%)"));
        (extremes.Low, extremes.High, extremes.IsLogarithmic).ShouldBe((2, 100, false));
        extremes.Lines.Select(line => (line.Name, line.Peak, line.Dip))
            .ShouldBe([("noisy · test", new(40, 4), new(8, 3)), ("clean · test", null, null)]);
        extremes.Lines.ShouldAllBe(line => line.Places.SequenceEqual(Widths));
    }

    [Fact]
    public void Where_there_is_no_line_to_speak_of_there_is_nothing_to_predict()
    {
        Of(new LineSeries(Meaning.Test) { Seeds = [new(0, [new(1, 2), new(2, 3), new(3, 1)])] })
            .ShouldBeNull("three places are too few");
        Of(new LineSeries(Meaning.Theory) { Curve = [.. Widths.Select(width => new CurvePoint(width, width))] })
            .ShouldBeNull("theory is not measured");
        Extremes.Of(Intervals.Draw("error", [new("a", [1, 2]), new("b", [2, 3])]).ToFigure("bars", "", "", ""))
            .ShouldBeNull();
    }

    static LineSeries Series(string panel, params double[] values) => new(Meaning.Test)
    {
        Panel = panel,
        Seeds = [.. Enumerable.Range(0, 2)
            .Select(seed =>
                new SeedCurve((ulong)seed, [.. Widths.Zip(values, (width, value) => new CurvePoint(width, value))]))],
    };

    static Extremes? Of(params LineSeries[] series) =>
        Extremes.Of(
            Lines.Draw(new() { Horizontal = "hidden units", Quantity = "error", Unit = "%", Series = series })
                .ToFigure("error", "", "", ""));
}
