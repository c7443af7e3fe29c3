using MathNet.Numerics;

namespace Fruitfly.Networks.Layers;

/// <summary>A function a of one unit's pre-activation f, and its derivative a′.</summary>
public sealed record ActivationFunction(Func<double, double> Value, Func<double, double> Derivative)
{
    /// <summary>max(f, 0); the derivative is the indicator f &gt; 0, so 0 at 0.</summary>
    public static ActivationFunction Relu { get; } = new(f => f > 0 ? f : 0, f => f > 0 ? 1 : 0);

    /// <summary>f for positive f, slope · f otherwise; the derivative at 0 is the slope.</summary>
    public static ActivationFunction LeakyRelu(double slope) => new(f => f > 0 ? f : slope * f, f => f > 0 ? 1 : slope);

    public static ActivationFunction Tanh { get; } = new(Math.Tanh, f => 1 - Math.Tanh(f) * Math.Tanh(f));

    /// <summary>σ(f) = 1 / (1 + exp(−f)), with σ′ = σ(f) σ(−f), which keeps its digits where σ is near 1.</summary>
    public static ActivationFunction Sigmoid { get; } = new(Logistic, f => Logistic(f) * Logistic(-f));

    /// <summary>f Φ(f) with Φ(f) = erfc(−f/√2) / 2, which keeps its digits where Φ is near 0; the derivative is
    /// Φ(f) + f φ(f) with the normal density φ.</summary>
    public static ActivationFunction Gelu { get; } =
        new(f => f * NormalDistribution(f), f => NormalDistribution(f) + f * NormalDensity(f));

    static double Logistic(double f) => 1 / (1 + Math.Exp(-f));

    static double NormalDistribution(double f) => SpecialFunctions.Erfc(-f / Math.Sqrt(2)) / 2;

    static double NormalDensity(double f) => Math.Exp(-f * f / 2) / Math.Sqrt(2 * Math.PI);
}
