namespace Fruitfly.Numerics.Kernels;

/// <summary>What one step of Adam multiplies by, worked out once per step in double precision.</summary>
public readonly struct AdamCoefficients
{
    internal readonly float Rate, Beta1, OneMinusBeta1, Beta2, OneMinusBeta2, SecondScale, Epsilon, Decay, Keep;

    /// <param name="step">t, from 1</param>
    /// <param name="rate">α</param>
    /// <param name="decay">λ, added to the gradient</param>
    /// <param name="decoupledDecay">λ of AdamW, taken off the parameter before the step</param>
    public AdamCoefficients(
        int step, double rate, double beta1, double beta2, double epsilon, double decay, double decoupledDecay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        Rate = (float)(rate / (1 - Math.Pow(beta1, step)));
        SecondScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
        (Beta1, OneMinusBeta1) = ((float)beta1, (float)(1 - beta1));
        (Beta2, OneMinusBeta2) = ((float)beta2, (float)(1 - beta2));
        Epsilon = (float)epsilon;
        Decay = (float)decay;
        Keep = (float)(1 - rate * decoupledDecay);
    }
}
