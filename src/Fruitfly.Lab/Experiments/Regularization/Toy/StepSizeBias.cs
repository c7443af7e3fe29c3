using Fruitfly.Surfaces;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>Gradient descent in steps ends elsewhere than the continuous descent it stands for, and where the
/// continuous one ends on L + α/4 |∂L/∂φ|² (UDL 9.2.1, equation 9.8; figure 9.3, notebook 9.2; Barrett and Dherin
/// 2021).</summary>
sealed record StepSizeBias(SurfacePath Steps, SurfacePath Flow, SurfacePath PenalizedFlow)
{
    /// <summary>α of the steps.</summary>
    public const double Rate = 0.05;

    /// <summary>The notebook's: 100 of 0.05, and 10,000 of 0.001 for the continuous descents.</summary>
    const int StepCount = 100, FlowSteps = 10_000;
    const double FlowRate = 0.001;

    /// <summary>A valley that is as narrow as it is deep far from φ₀ = 0.</summary>
    public static LossSurface Loss { get; } = new FunctionSurface(LossAt);

    public static SurfaceWindow Window { get; } = new(new(-0.8, -0.8), new(0.5, 0.5));

    static SurfacePoint Start { get; } = new(-0.7, -0.75);

    public static StepSizeBias Measure() => new(
        SurfaceDescent.Follow(Loss, Start, new Sgd(Rate), StepCount),
        SurfaceDescent.Follow(Loss, Start, new Sgd(FlowRate), FlowSteps),
        SurfaceDescent.Follow(new FunctionSurface(PenalizedLossAt), Start, new Sgd(FlowRate), FlowSteps));

    /// <summary>How far from the end of the steps the continuous descent ends.</summary>
    public double Distance => (Steps.End - Flow.End).Length;

    /// <summary>How far from it the one on the penalized loss does.</summary>
    public double PenalizedDistance => (Steps.End - PenalizedFlow.End).Length;

    static double LossAt(double first, double second) =>
        1 - Math.Exp(-0.5 * second * second * Math.Exp(4 * first * first));

    // The width of the valley is exp(−2 φ₀²), so its inverse square is exp(4 φ₀²); with u = φ₁² exp(4 φ₀²) the loss is
    // 1 − exp(−u/2), its derivatives are exp(−u/2) · 4 φ₀ u and exp(−u/2) · φ₁ exp(4 φ₀²).
    static double PenalizedLossAt(double first, double second)
    {
        var narrow = Math.Exp(4 * first * first);
        var u = second * second * narrow;
        var slope = Math.Exp(-u / 2);
        double along = slope * 4 * first * u, across = slope * second * narrow;
        return 1 - slope + Rate / 4 * (along * along + across * across);
    }
}
