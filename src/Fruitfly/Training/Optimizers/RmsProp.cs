using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training.Optimizers;

/// <summary>The gradient over the root of its mean square, in PyTorch's form: g ← g + λ p; v ← α v + (1 − α) g²;
/// s = g / (√v + ε); p ← p − rate · s, or with momentum m ← μ m + s; p ← p − rate · m (Tieleman and Hinton
/// 2012).</summary>
/// <param name="Smoothing">α, how much of the mean square is kept</param>
/// <param name="Momentum">μ, 0 for none</param>
/// <param name="WeightDecay">λ, added to the gradient (an L2 penalty λ/2 |p|²)</param>
public sealed record RmsProp(
    double LearningRate = 0.01, double Smoothing = 0.99, double Epsilon = 1e-8, double Momentum = 0,
    double WeightDecay = 0)
    : Optimizer(LearningRate)
{
    public override OptimizerState Start(int parameters) => new State(this, parameters);

    sealed class State(RmsProp settings, int parameters) : OptimizerState
    {
        readonly float[] _squares = new float[parameters];
        readonly float[] _velocities = new float[settings.Momentum == 0 ? 0 : parameters];

        public override IEnumerable<(string Name, float[] Values)> Arrays => settings.Momentum == 0
            ? [("squares", _squares)] : [("squares", _squares), ("velocities", _velocities)];

        public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate) =>
            OptimizerStep.RmsProp(
                parameters, gradients, _squares, _velocities,
                new RmsPropCoefficients(
                    rate, settings.Smoothing, settings.Epsilon, settings.Momentum, settings.WeightDecay));
    }
}
