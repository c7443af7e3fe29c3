using Fruitfly.Reports.Charts;

namespace Fruitfly.Web.Surface;

/// <summary>A way down a surface.</summary>
enum Racer
{
    LineSearch,
    GradientDescent,
    Stochastic,
    Momentum,
    Nesterov,
    Adam,
}

/// <summary>How a racer is named and drawn, and what its numbers mean.</summary>
/// <param name="Rate">what its first number is</param>
/// <param name="Batches">whether it may take batches</param>
/// <param name="Dash">lengths of strokes and gaps in pixels, the second cue beside the
/// colour; empty for a solid line</param>
sealed record RacerStyle(Racer Racer, string Name, string Rate, bool Batches, string Color, IReadOnlyList<int> Dash)
{
    public static IReadOnlyList<RacerStyle> All { get; } =
    [
        new(Racer.LineSearch, "line search", "longest step", Batches: false, Palette.Grey, [2, 2]),
        new(Racer.GradientDescent, "gradient descent", "step size", Batches: false, Palette.Orange, [6, 3]),
        new(Racer.Stochastic, "stochastic", "step size", Batches: true, Palette.Green, []),
        new(Racer.Momentum, "momentum", "step size", Batches: true, Palette.Vermilion, [10, 4]),
        new(Racer.Nesterov, "Nesterov", "step size", Batches: true, Palette.Purple, [2, 2]),
        new(Racer.Adam, "Adam", "step size", Batches: true, Palette.Sky, []),
    ];
}
