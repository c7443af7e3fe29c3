namespace Fruitfly.Numerics.Kernels;

/// <summary>What one step of RMSprop multiplies by.</summary>
public readonly struct RmsPropCoefficients
{
    internal readonly float Rate, Smoothing, OneMinusSmoothing, Epsilon, Momentum, Decay;

    /// <param name="rate">of the step</param>
    /// <param name="smoothing">α</param>
    /// <param name="momentum">μ</param>
    /// <param name="decay">λ, added to the gradient</param>
    public RmsPropCoefficients(double rate, double smoothing, double epsilon, double momentum, double decay)
    {
        (Rate, Epsilon, Momentum, Decay) = ((float)rate, (float)epsilon, (float)momentum, (float)decay);
        (Smoothing, OneMinusSmoothing) = ((float)smoothing, (float)(1 - smoothing));
    }
}
