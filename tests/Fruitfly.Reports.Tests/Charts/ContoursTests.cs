using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class ContoursTests
{
    static readonly double[] Places = [.. Enumerable.Range(-10, 21).Select(k => k / 5.0)];

    [Fact]
    public void The_contour_of_a_bowl_is_one_closed_circle()
    {
        var line = Contours.Of(Places, Places, Grid((x, y) => x * x + y * y), 1).ShouldHaveSingleItem();

        line[0].ShouldBe(line[^1]);
        line.ShouldAllBe(point => Math.Abs(Math.Sqrt(point.X * point.X + point.Y * point.Y) - 1) < 0.02);
    }

    [Fact]
    public void The_contour_of_a_plane_is_one_straight_line_from_edge_to_edge()
    {
        var line = Contours.Of(Places, Places, Grid((x, _) => x), 0.3).ShouldHaveSingleItem();

        line.Select(point => point.Y).ShouldBe(line[0].Y < 0 ? Places : Places.Reverse(), tolerance: 1e-12);
        line.ShouldAllBe(point => Math.Abs(point.X - 0.3) < 1e-12);
    }

    [Fact]
    public void Two_hills_have_two_rings_and_a_saddle_keeps_what_its_middle_says()
    {
        Contours.Of(Places, Places,
            Grid((x, y) => Math.Exp(-4 * ((x - 1) * (x - 1) + y * y)) + Math.Exp(-4 * ((x + 1) * (x + 1) + y * y))),
            0.5).Count.ShouldBe(2);
        double[] two = [0, 1];
        // Corners a and c are high: with a high middle they are connected, so the lines cut off b and d.
        Contours.Of(two, two, new double[,] { { 1, 0 }, { 0, 1 } }, 0.4).Count.ShouldBe(2);
        Contours.Of(two, two, new double[,] { { 1, 0 }, { 0, 1 } }, 0.4)
            .ShouldContain(line => line.All(point => point.X > 0.3 && point.Y < 0.7));
        Contours.Of(two, two, new double[,] { { 1, 0 }, { 0, 1 } }, 0.6)
            .ShouldContain(line => line.All(point => point.X < 0.7 && point.Y < 0.7));
    }

    [Fact]
    public void A_level_that_is_not_reached_has_no_line_and_a_hole_cuts_its_lines()
    {
        Contours.Of(Places, Places, Grid((x, _) => x), 5).ShouldBeEmpty();
        Contours.Of(Places, Places, Grid((x, y) => Math.Abs(y) < 0.1 ? double.NaN : x), 0.3).Count.ShouldBe(2);
    }

    [Fact]
    public void A_grid_that_does_not_fit_its_places_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            Contours.Of([0, 1, 2], [0, 1], new double[3, 3], 0)).Message.ShouldContain(
                "3 × 3 values, but there are 2 rows and 3 columns");

    static double[,] Grid(Func<double, double, double> value)
    {
        var values = new double[Places.Length, Places.Length];
        for (var row = 0; row < Places.Length; row++)
            for (var column = 0; column < Places.Length; column++)
                values[row, column] = value(Places[column], Places[row]);
        return values;
    }
}
