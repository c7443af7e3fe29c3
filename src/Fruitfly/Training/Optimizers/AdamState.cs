using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training.Optimizers;

/// <summary>Adam and AdamW at work; they differ only in where the weight decay enters.</summary>
sealed class AdamState(int parameters, double beta1, double beta2, double epsilon, double decay, double decoupledDecay)
    : OptimizerState
{
    readonly float[] _firstMoments = new float[parameters];
    readonly float[] _secondMoments = new float[parameters];
    int _step;

    public override IEnumerable<(string Name, float[] Values)> Arrays =>
        [("first_moments", _firstMoments), ("second_moments", _secondMoments)];

    public override void ContinueAfter(int step) => _step = step;

    public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate)
    {
        var coefficients = new AdamCoefficients(++_step, rate, beta1, beta2, epsilon, decay, decoupledDecay);
        OptimizerStep.Adam(parameters, gradients, _firstMoments, _secondMoments, coefficients);
    }
}
