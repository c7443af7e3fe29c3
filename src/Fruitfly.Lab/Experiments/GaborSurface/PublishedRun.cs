using Fruitfly.Surfaces;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>A descent of the textbook's notebooks, and where it ends when the
/// notebook's own code is run in NumPy.</summary>
/// <param name="Name">what it descends with</param>
/// <param name="PublishedLoss">of all 30 examples, without a penalty</param>
sealed record PublishedRun(string Id, string Name, string Source, double PublishedLoss, Func<SurfacePath> Descend)
{
    static readonly SurfacePoint Trap = new(2.6, 8.5);

    public static readonly PublishedRun LineSearch = new(
        "line-search", "line search", "UDL notebook 6.3, 21 steps from (−1.5, 8.5)", 0.78315425,
        () => SurfaceDescent.Follow(PublishedSurfaces.Gabor, new(-1.5, 8.5), new LineSearch(2), 21));

    public static readonly PublishedRun FixedStep = new(
        "fixed-step", "fixed step", "UDL notebook 6.3, 21 steps of 0.2 from (−1.5, 8.5)", 1.38837568,
        () => SurfaceDescent.Follow(PublishedSurfaces.Gabor, new(-1.5, 8.5), new Sgd(0.2), 21));

    public static readonly PublishedRun Stochastic63 = new(
        "stochastic-6-3", "stochastic batches of notebook 6.3",
        "UDL notebook 6.3, 41 steps of 0.8 on batches of 5 from (3.5, 6.5)", 4.62435546,
        () => Follow(new(3.5, 6.5), 0.8, momentum: 0, lookAhead: 0, 41));

    public static readonly PublishedRun Stochastic64 = new(
        "stochastic-6-4", "stochastic batches of notebook 6.4",
        "UDL notebook 6.4, 81 steps of 0.6 on batches of 5 from (−1.5, 6.5)", 0.93631611,
        () => Follow(new(-1.5, 6.5), 0.6, momentum: 0, lookAhead: 0, 81));

    public static readonly PublishedRun Momentum = new(
        "momentum-6-4", "momentum", "UDL notebook 6.4, momentum 0.6", 0.74591497,
        () => Follow(new(-1.5, 6.5), 0.6, 0.6, lookAhead: 0, 81));

    public static readonly PublishedRun Nesterov = new(
        "nesterov-6-4", "Nesterov's look-ahead", "UDL notebook 6.4, gradient at φ − αβm", 0.80086815,
        () => Follow(new(-1.5, 6.5), 0.6, 0.6, lookAhead: 0.6, 81));

    public static readonly PublishedRun EarlyNesterov = new(
        "nesterov-early", "Nesterov's look-ahead as first printed", "UDL 6.3.1, early printings: gradient at φ − αm",
        0.80335916,
        () => Follow(new(-1.5, 6.5), 0.6, 0.6, lookAhead: 1, 81));

    public static readonly PublishedRun Trapped = new(
        "trapped", "no penalty", "UDL notebook 9.1, 41 steps of 0.1 from (2.6, 8.5)", 5.64318636,
        () => SurfaceDescent.Follow(PublishedSurfaces.Gabor, Trap, new Sgd(0.1), 41));

    public static readonly PublishedRun Penalized = new(
        "penalized", "an L2 penalty", "UDL notebook 9.1, λ = 0.2 towards (0, 12.5)", 1.38159983,
        () => SurfaceDescent.Follow(new PenalizedSurface(PublishedSurfaces.Gabor, 0.2, new(0, 12.5)), Trap,
            new Sgd(0.1), 41));

    public static IReadOnlyList<PublishedRun> All { get; } =
        [LineSearch, FixedStep, Stochastic63, Stochastic64, Momentum, Nesterov, EarlyNesterov, Trapped, Penalized];

    public static Func<int[]> Batches(uint seed, int size) =>
        SurfaceBatches.Of(seed, PublishedSurfaces.Gabor.Examples, size);

    /// <summary>The loss of all examples where a path ends, without a penalty that it may have been under.</summary>
    public static double LossAtEnd(SurfacePath path) => PublishedSurfaces.Gabor.Loss(path.End);

    static SurfacePath Follow(SurfacePoint start, double rate, double momentum, double lookAhead, int steps) =>
        SurfaceDescent.Follow(
        PublishedSurfaces.Gabor, start, new Sgd(rate * (1 - momentum), momentum), steps, lookAhead,
        Batches(seed: 1, size: 5));
}
