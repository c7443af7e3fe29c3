using MathNet.Numerics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Activation functions h = a(f) over spans, and their backward passes ∂l/∂f = ∂l/∂h · a′(f). NaN stays NaN,
/// so that a diverged network is seen. Every destination may be its own source.</summary>
/// <remarks>Where a′ follows from h itself (ReLU, tanh, sigmoid) the backward pass takes h, else f.</remarks>
public static class Activation
{
    /// <summary>h = max(f, 0)</summary>
    public static void Relu(ReadOnlySpan<float> f, Span<float> h) => Elementwise.Map(new ReluOperation(), f, h);

    /// <summary>∂l/∂f = ∂l/∂h where h is positive, else 0: the derivative at 0 is 0.</summary>
    public static void ReluBackward(ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> destination) =>
        Elementwise.Map(new LeakyReluBackwardOperation(0), h, gradient, destination);

    /// <summary>h = f where f is positive, slope · f otherwise</summary>
    public static void LeakyRelu(ReadOnlySpan<float> f, float slope, Span<float> h) =>
        Elementwise.Map(new LeakyReluOperation(slope), f, h);

    /// <summary>∂l/∂f = ∂l/∂h where f is positive, slope · ∂l/∂h otherwise</summary>
    public static void LeakyReluBackward(
        ReadOnlySpan<float> f, ReadOnlySpan<float> gradient, float slope, Span<float> destination) =>
        Elementwise.Map(new LeakyReluBackwardOperation(slope), f, gradient, destination);

    /// <summary>h = tanh f</summary>
    public static void Tanh(ReadOnlySpan<float> f, Span<float> h) => Elementwise.Map(new TanhOperation(), f, h);

    /// <summary>∂l/∂f = ∂l/∂h (1 − h²)</summary>
    public static void TanhBackward(ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> destination) =>
        Elementwise.Map(new TanhBackwardOperation(), h, gradient, destination);

    /// <summary>h = 1 / (1 + exp(−f))</summary>
    public static void Sigmoid(ReadOnlySpan<float> f, Span<float> h) => Elementwise.Map(new SigmoidOperation(), f, h);

    /// <summary>∂l/∂f = ∂l/∂h · h (1 − h)</summary>
    public static void SigmoidBackward(ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> destination) =>
        Elementwise.Map(new SigmoidBackwardOperation(), h, gradient, destination);

    /// <summary>h = f Φ(f), computed in double precision: the exact form costs more than a
    /// matrix product of 20 units.</summary>
    public static void Gelu(ReadOnlySpan<float> f, Span<float> h)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(h.Length, f.Length, nameof(h));
        for (var i = 0; i < f.Length; i++)
            h[i] = (float)(f[i] * NormalDistribution(f[i]));
    }

    /// <summary>∂l/∂f = ∂l/∂h (Φ(f) + f φ(f)) with the normal density φ</summary>
    public static void GeluBackward(ReadOnlySpan<float> f, ReadOnlySpan<float> gradient, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, f.Length, nameof(gradient));
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, f.Length, nameof(destination));
        for (var i = 0; i < f.Length; i++)
        {
            double x = f[i];
            var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
            destination[i] = (float)(gradient[i] * (NormalDistribution(x) + x * density));
        }
    }

    static double NormalDistribution(double x) => SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2;
}
