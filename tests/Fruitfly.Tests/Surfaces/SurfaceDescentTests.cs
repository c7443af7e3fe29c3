using Fruitfly.Surfaces;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Surfaces;

public sealed class SurfaceDescentTests
{
    static readonly FunctionSurface Bowl = new((a, b) => a * a + b * b);

    [Fact]
    public void A_path_begins_at_its_start_and_has_a_loss_for_each_of_its_points()
    {
        var path = SurfaceDescent.Follow(Bowl, new(1, -1), new Sgd(0.1), 3);
        path.Steps.ShouldBe(3);
        path.Points[0].ShouldBe(new(1, -1));
        path.Losses.ShouldBe(path.Points.Select(Bowl.Loss));
        path.End.First.ShouldBe(0.512, 1e-9);
    }

    [Fact]
    public void A_path_that_diverges_ends_with_its_last_finite_point()
    {
        var path = SurfaceDescent.Follow(PublishedSurfaces.Line, new(0, 0), new Sgd(10), 1000);
        path.Steps.ShouldBeInRange(10, 999);
        path.Points.ShouldAllBe(point => point.IsFinite);
    }

    [Fact]
    public void A_line_search_steps_to_the_lowest_point_of_its_line() =>
        SurfaceDescent.Follow(Bowl, new(3, 4), new LineSearch(2, Narrowings: 60), 1).End.Length.ShouldBeLessThan(1e-4);

    [Fact]
    public void Where_every_step_leads_up_the_line_search_hardly_moves() =>
        new LineSearch(1000).StepFrom(new FunctionSurface((a, b) => Math.Abs(a)), new(0, 0), new(1, 0))
            .ShouldBeLessThan(0.1);
}
