using Fruitfly.Surfaces;

namespace Fruitfly.Tests.Surfaces;

public sealed class LossSurfaceTests
{
    public static TheoryData<string> Names => [.. Surfaces.Keys];

    static readonly Dictionary<string, LossSurface> Surfaces = new()
    {
        ["Gabor"] = PublishedSurfaces.Gabor,
        ["line"] = PublishedSurfaces.Line,
        ["penalized"] = new PenalizedSurface(PublishedSurfaces.Gabor, 0.2, new(0, 12.5)),
    };

    [Theory, MemberData(nameof(Names))]
    public void The_gradient_is_the_slope_of_the_loss(string name)
    {
        var surface = Surfaces[name];
        var differences = new FunctionSurface((first, second) => surface.Loss(new(first, second)));
        foreach (var point in (SurfacePoint[])[new(0.6, -0.2), new(-5, 12), new(3, 20), new(0, 0)])
            // central differences of δ lose δ² to curvature and 1e-16/δ to rounding
            (surface.Gradient(point) - differences.Gradient(point)).Length.ShouldBeLessThan(
                1e-8 * (1 + surface.Loss(point)));
    }

    [Fact]
    public void The_gradients_of_all_batches_add_up_to_the_whole_gradient()
    {
        var surface = PublishedSurfaces.Gabor;
        var point = new SurfacePoint(-1.5, 8.5);
        var sum = Enumerable.Range(0, 6).Select(k => surface.Gradient(point, [.. Enumerable.Range(5 * k, 5)]))
            .Aggregate((a, b) => a + b);
        (sum - surface.Gradient(point)).Length.ShouldBeLessThan(1e-13);
    }

    [Fact]
    public void A_loss_that_is_no_sum_has_no_batches()
    {
        PublishedSurfaces.Valley.Examples.ShouldBe(0);
        Should.Throw<NotSupportedException>(() => PublishedSurfaces.Valley.Gradient(new(0, 0), [0]));
    }

    [Fact]
    public void Examples_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() =>
            new LeastSquaresSurface(new LineModel(), [1, 2], [1])).Message.ShouldStartWith(
                "There are 2 values x and 1 values y");
        Should.Throw<ArgumentException>(() =>
            new LeastSquaresSurface(new LineModel(), [1, double.NaN], [1, 2])).Message.ShouldStartWith(
                "Example 1 is (NaN, 2)");
        Should.Throw<ArgumentException>(() => new LeastSquaresSurface(new LineModel(), [], []));
    }
}
