using Fruitfly.Surfaces;

namespace Fruitfly.Tests.Surfaces;

public sealed class SurfaceMinimaTests
{
    static readonly SurfaceWindow Window = new(new(-2, -2), new(2, 2));

    [Fact]
    public void Two_wells_are_two_minima()
    {
        var wells = new FunctionSurface((a, b) => (a * a - 1) * (a * a - 1) + 0.1 * a + b * b);
        var minima = SurfaceMinima.Find(wells, Window, 40);
        minima.Count.ShouldBe(2);
        minima[0].Point.First.ShouldBe(-1.0122, 1e-4);
        minima[1].Point.First.ShouldBe(0.9872, 1e-4);
        minima[0].Loss.ShouldBeLessThan(minima[1].Loss);
    }

    [Fact]
    public void A_saddle_and_a_slope_have_none()
    {
        SurfaceMinima.Find(new FunctionSurface((a, b) => a * a - b * b), Window).ShouldBeEmpty();
        SurfaceMinima.Find(new FunctionSurface((a, b) => a + b), Window).ShouldBeEmpty();
    }

    [Fact]
    public void The_bowl_of_a_line_has_one_where_the_normal_equations_put_it()
    {
        var line = PublishedSurfaces.Line;
        var minimum = SurfaceMinima.Find(line, new(new(-1, -1), new(2, 2))).ShouldHaveSingleItem();
        double n = line.Examples, x = 0, y = 0, xx = 0, xy = 0;
        for (var i = 0; i < line.Examples; i++)
            (x, y, xx, xy) = (x + line.X[i], y + line.Y[i], xx + line.X[i] * line.X[i], xy + line.X[i] * line.Y[i]);
        var slope = (n * xy - x * y) / (n * xx - x * x);
        minimum.Point.Second.ShouldBe(slope, 1e-9);
        minimum.Point.First.ShouldBe((y - slope * x) / n, 1e-9);
    }

    [Theory]
    [InlineData(-1.9, 1.9, 0)]
    [InlineData(-0.1, -1, 0)]
    [InlineData(0.2, -1.5, 1)]
    [InlineData(1.9, 0, 1)]
    public void A_point_belongs_to_the_minimum_that_a_careful_descent_leads_to(double first, double second, int minimum)
    {
        var wells = new FunctionSurface((a, b) => (a * a - 1) * (a * a - 1) + 0.1 * a + b * b);
        var minima = SurfaceMinima.Find(wells, Window, 40);
        SurfaceMinima.Below(wells, Window, minima, new(first, second)).ShouldBe(minimum);
    }

    [Fact]
    public void A_point_from_which_the_way_down_leaves_the_window_belongs_to_none()
    {
        var slope = new FunctionSurface((a, b) => a + b);
        SurfaceMinima.Below(slope, Window, [], new(0, 0)).ShouldBeNull();
        SurfaceMinima.Below(slope, Window, [], new(9, 9)).ShouldBeNull();
    }

    [Fact]
    public void A_window_must_have_an_inside() =>
        Should.Throw<ArgumentException>(() => new SurfaceWindow(new(0, 0), new(0, 1)));
}
