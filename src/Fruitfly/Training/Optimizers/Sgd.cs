using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training.Optimizers;

/// <summary>Stochastic gradient descent in PyTorch's form: g ← g + λ p; v ← μ v + g (first step v = g); p ← p − α v, or
/// p ← p − α (g + μ v) with Nesterov's look-ahead. Without momentum p ← p − α g.</summary>
/// <param name="LearningRate">α</param>
/// <param name="Momentum">μ, 0 for none</param>
/// <param name="Nesterov">step along the gradient plus the new velocity (UDL 6.3.1)</param>
/// <param name="WeightDecay">λ, added to the gradient (an L2 penalty λ/2 |p|²)</param>
public sealed record Sgd(double LearningRate, double Momentum = 0, bool Nesterov = false, double WeightDecay = 0)
    : Optimizer(LearningRate)
{
    public override OptimizerState Start(int parameters) =>
        Momentum == 0 ? new PlainState(this) : new MomentumState(this, parameters);

    sealed class PlainState(Sgd sgd) : OptimizerState
    {
        public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate) =>
            OptimizerStep.Sgd(parameters, gradients, (float)rate, (float)sgd.WeightDecay);
    }

    sealed class MomentumState(Sgd sgd, int parameters) : OptimizerState
    {
        readonly float[] _velocities = new float[parameters];

        public override IEnumerable<(string Name, float[] Values)> Arrays => [("velocities", _velocities)];

        public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate) =>
            OptimizerStep.Momentum(
                parameters, gradients, _velocities, (float)rate, (float)sgd.Momentum, sgd.Nesterov,
                (float)sgd.WeightDecay);
    }
}
