using System.Text.Json;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Surfaces;
using Fruitfly.Tests.Golden;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Surfaces;

/// <summary>The notebooks 6.2 to 6.5 and 9.1 of Understanding Deep Learning, computed with NumPy. Their paths take up
/// to 200 steps, each of which rounds in another order: 1e-9 of a path's largest coordinate leaves room for that and
/// for nothing else.</summary>
public sealed class GaborSurfaceTests
{
    const double PathTolerance = 1e-9;

    static readonly JsonElement Golden = GoldenFile.Read("gabor.json");
    static readonly LossSurface Gabor = PublishedSurfaces.Gabor;

    [Fact]
    public void Loss_and_gradient_agree_at_ten_points()
    {
        foreach (var golden in Golden.GetProperty("points").EnumerateArray())
        {
            var point = Point(golden.GetProperty("phi"));
            Gabor.Loss(point).ShouldBe(golden.Number("loss"), 1e-13 * golden.Number("loss"));
            ShouldAgree([Gabor.Gradient(point)], golden.Numbers("grad"), 1e-12, $"gradient at {point}");
        }
    }

    [Theory]
    [InlineData("gd_fixed_6_3", 0.2)]
    [InlineData("gd_9_1", 0.1)]
    public void Gradient_descent_agrees(string run, double rate) =>
        ShouldAgree(run, (start, steps) => SurfaceDescent.Follow(Gabor, start, new Sgd(rate), steps));

    [Fact]
    public void The_line_search_agrees() =>
        ShouldAgree("gd_linesearch_6_3",
            (start, steps) => SurfaceDescent.Follow(Gabor, start, new LineSearch(2), steps));

    [Theory]
    [InlineData("sgd_6_3", 0.8, 0.0, 0.0)]
    [InlineData("sgd_6_4", 0.6, 0.0, 0.0)]
    [InlineData("momentum_6_4", 0.6, 0.6, 0.0)]
    [InlineData("nesterov_6_4_alphabeta_m", 0.6, 0.6, 0.6)]
    [InlineData("nesterov_6_4_alpha_m", 0.6, 0.6, 1.0)]
    public void Stochastic_gradient_descent_agrees_with_and_without_momentum(
        string run, double rate, double momentum, double lookAhead) =>
        ShouldAgree(run, (start, steps) => SurfaceDescent.Follow(
            Gabor, start, new Sgd(rate * (1 - momentum), momentum), steps, lookAhead, NotebookBatches()));

    [Fact]
    public void Adam_agrees() =>
        ShouldAgree("adam", (start, steps) => SurfaceDescent.Follow(Gabor, start, new Adam(0.1), steps));

    [Fact]
    public void A_penalty_draws_the_descent_out_of_its_local_minimum_as_published()
    {
        var penalized = new PenalizedSurface(Gabor, 0.2, new(0, 12.5));
        var path = SurfaceDescent.Follow(penalized, new(2.6, 8.5), new Sgd(0.1), 41);
        var golden = Golden.GetProperty("gd_L2_9_1");
        ShouldAgree(path.Points, golden.Numbers("phi"), PathTolerance, "path");
        Gabor.Loss(path.End).ShouldBe(golden.Number("final_loss"), 1e-9);
    }

    [Fact]
    public void The_librarys_Nesterov_goes_through_the_places_where_the_textbooks_takes_its_gradient()
    {
        const double rate = 0.6, momentum = 0.6;
        var optimizer = new Sgd(rate * (1 - momentum), momentum);
        var textbook =
            SurfaceDescent.Follow(Gabor, new(-1.5, 6.5), optimizer, 30, lookAhead: momentum, NotebookBatches()).Points;
        var library = SurfaceDescent.Follow(Gabor, new(-1.5, 6.5), optimizer with { Nesterov = true }, 30, lookAhead: 0,
            NotebookBatches()).Points;
        for (var k = 1; k < library.Count; k++)
            (textbook[k] + momentum * (textbook[k] - textbook[k - 1]) - library[k]).Length.ShouldBeLessThan(1e-11);
    }

    [Fact]
    public void The_eight_minima_of_the_window_are_found_the_lowest_first()
    {
        var minima = SurfaceMinima.Find(Gabor, PublishedSurfaces.GaborWindow);
        var golden = Golden.GetProperty("interior_local_minima").Numbers();
        minima.Count.ShouldBe(8);
        // the golden minima were found by a search that ends at 1e-8
        for (var k = 0; k < minima.Count; k++)
        {
            (minima[k].Point - new SurfacePoint(golden[3 * k], golden[3 * k + 1])).Length.ShouldBeLessThan(1e-5);
            minima[k].Loss.ShouldBe(golden[3 * k + 2], 1e-9);
        }
    }

    [Fact]
    public void Line_search_on_the_bowl_of_notebook_6_2_agrees()
    {
        var golden = Golden.GetProperty("line");
        var line = PublishedSurfaces.Line;
        line.Loss(new(0.6, -0.2)).ShouldBe(golden.Number("loss_at"), 1e-12);
        ShouldAgree([line.Gradient(new(0.6, -0.2))], golden.Numbers("gradient_at"), 1e-13, "gradient");
        var path = SurfaceDescent.Follow(line, new(1.6, -0.5), new LineSearch(0.1), 10);
        ShouldAgree(path.Points, golden.Numbers("phi"), PathTolerance, "path");
        path.FinalLoss.ShouldBe(golden.Number("final_loss"), 1e-9);
    }

    [Theory]
    [InlineData("gd_0p08_200", 0.08, 200, 1e-7)]
    // it jumps from side to side of the valley, and each jump multiplies what the last digit of
    // an exponential makes of a difference
    [InlineData("gd_1p0_40", 1.0, 40, 1e-3)]
    public void Gradient_descent_in_the_valley_of_notebook_6_5_agrees(
        string run, double rate, int steps, double tolerance) =>
        ValleyShouldEndAt(run, new Sgd(rate), steps, tolerance);

    [Fact]
    public void Normalized_gradients_are_Adam_without_memory_and_jump_to_and_fro_as_published() =>
        ValleyShouldEndAt("normalized_0p08_40", new Adam(0.08, Beta1: 0, Beta2: 0, Epsilon: 1e-20), 40);

    [Fact]
    public void Adam_in_the_valley_agrees() =>
        ValleyShouldEndAt("adam_0p05_60", new Adam(0.05, 0.9, 0.99, 1e-20), 60);

    static void ValleyShouldEndAt(string run, Optimizer optimizer, int steps, double tolerance = 1e-7)
    {
        var end = SurfaceDescent.Follow(PublishedSurfaces.Valley, new(-0.7, -0.9), optimizer, steps).End;
        // differences of 1e-5 leave 1e-11 of a gradient's digits; Adam divides by gradients near zero
        ShouldAgree([end], Golden.GetProperty("valley").Numbers(run), tolerance, run);
    }

    static void ShouldAgree(string run, Func<SurfacePoint, int, SurfacePath> descend)
    {
        var golden = Golden.GetProperty(run);
        var expected = golden.Numbers("phi");
        var path = descend(new(expected[0], expected[1]), expected.Length / 2 - 1);
        ShouldAgree(path.Points, expected, PathTolerance, run);
        path.FinalLoss.ShouldBe(golden.Number("final_loss"), 1e-9);
    }

    static void ShouldAgree(IReadOnlyList<SurfacePoint> points, double[] expected, double tolerance, string what)
    {
        double[] actual = [.. points.SelectMany(point => (double[])[point.First, point.Second])];
        ((ReadOnlySpan<double>)actual).ShouldAgreeInSize(expected, tolerance, what);
    }

    static SurfacePoint Point(JsonElement numbers) => new(numbers[0].GetDouble(), numbers[1].GetDouble());

    /// <summary>Five of the thirty examples, redrawn at every step.</summary>
    static Func<int[]> NotebookBatches()
    {
        var random = new NumpyRandom(1);
        return () => random.Permutation(30)[..5];
    }
}
