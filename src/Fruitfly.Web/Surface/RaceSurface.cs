using Fruitfly.Surfaces;

namespace Fruitfly.Web.Surface;

/// <summary>A surface of the lectures, and what the page shows of it first.</summary>
/// <param name="Text">what it is a loss of</param>
/// <param name="Root">1 where colours and lines go by the loss, 2 where by its square root
/// above the lowest, as for a bowl</param>
/// <param name="Momentum">β of momentum and Nesterov at first</param>
/// <param name="Entries">one for each racer</param>
/// <param name="Runs">those that run at first</param>
sealed record RaceSurface(
    string Id, string Title, string Text, string FirstParameter, string SecondParameter, LossSurface Surface,
    SurfaceWindow Window,
    int Root, SurfacePoint Start, double Momentum, IReadOnlyList<RaceEntry> Entries, IReadOnlyList<Racer> Runs)
{
    readonly Lazy<IReadOnlyList<SurfaceMinimum>> _minima = new(() => SurfaceMinima.Find(Surface, Window));

    /// <summary>The Gabor model with the settings of notebook 6.4.</summary>
    public static RaceSurface Gabor { get; } = new(
        "gabor", "Gabor model",
        "f(x) = sin(z) exp(−z²/32) with z = φ₀ + 0.06 φ₁x is fitted to 30 examples; the loss is the sum of its " +
        "squared errors.",
        "first parameter φ₀", "second parameter φ₁", PublishedSurfaces.Gabor, PublishedSurfaces.GaborWindow, Root: 1,
        new(-1.5, 6.5), Momentum: 0.6,
        [
            new(Racer.LineSearch, 2, 30, 81), new(Racer.GradientDescent, 0.1, 30, 81),
            new(Racer.Stochastic, 0.6, 5, 81),
            new(Racer.Momentum, 0.6, 5, 81), new(Racer.Nesterov, 0.6, 5, 81), new(Racer.Adam, 0.3, 5, 81),
        ],
        [Racer.GradientDescent, Racer.Stochastic, Racer.Momentum, Racer.Adam]);

    /// <summary>Linear regression: convex, so that every descent that does not overshoot ends in one place.</summary>
    public static RaceSurface Line { get; } = new(
        "line", "linear regression",
        "A line f(x) = φ₀ + φ₁x is fitted to 12 examples; the loss is the sum of its squared errors, a bowl with " +
        "one minimum.",
        "intercept φ₀", "slope φ₁", PublishedSurfaces.Line, PublishedSurfaces.LineWindow, Root: 2, new(1.6, -0.6),
        Momentum: 0.6,
        [
            new(Racer.LineSearch, 0.1, 12, 40), new(Racer.GradientDescent, 0.02, 12, 40),
            new(Racer.Stochastic, 0.06, 3, 40),
            new(Racer.Momentum, 0.06, 3, 40), new(Racer.Nesterov, 0.06, 3, 40), new(Racer.Adam, 0.1, 3, 40),
        ],
        [Racer.LineSearch, Racer.GradientDescent, Racer.Stochastic, Racer.Momentum, Racer.Adam]);

    /// <summary>The valley of notebook 6.5, without examples and so without batches.</summary>
    public static RaceSurface Valley { get; } = new(
        "valley", "narrow valley",
        "1 − exp(−2b²) exp(−(a − 0.7)²/8) is flat along a and steep along b: one step size is too small for one of " +
        "them or too large for the other.",
        "first parameter a", "second parameter b", PublishedSurfaces.Valley, PublishedSurfaces.ValleyWindow, Root: 1,
        new(-0.7, -0.9), Momentum: 0.9,
        [
            new(Racer.LineSearch, 10, 0, 60), new(Racer.GradientDescent, 0.08, 0, 60), new(Racer.Stochastic, 1, 0, 60),
            new(Racer.Momentum, 1, 0, 60), new(Racer.Nesterov, 1, 0, 60), new(Racer.Adam, 0.05, 0, 60),
        ],
        [Racer.GradientDescent, Racer.Stochastic, Racer.Momentum, Racer.Adam]);

    public static IReadOnlyList<RaceSurface> All { get; } = [Gabor, Line, Valley];

    /// <summary>As a surface names its racers: without examples there is nothing
    /// stochastic, only another step size.</summary>
    public RacerStyle Style(Racer racer)
    {
        var style = RacerStyle.All.Single(style => style.Racer == racer);
        return racer == Racer.Stochastic && Surface.Examples == 0
            ? style with { Name = "larger steps", Batches = false } : style;
    }

    /// <summary>All that lie in the window, the lowest first.</summary>
    public IReadOnlyList<SurfaceMinimum> Minima => _minima.Value;
}
