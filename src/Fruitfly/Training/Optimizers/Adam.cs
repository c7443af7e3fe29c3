namespace Fruitfly.Training.Optimizers;

/// <summary>m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; p ← p − α m̂ / (√v̂ + ε), with m̂ and v̂ corrected for their
/// start at zero (Kingma and Ba 2015; UDL 6.4).</summary>
public sealed record Adam(
    double LearningRate = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8,
    double WeightDecay = 0)
    : Optimizer(LearningRate)
{
    public override OptimizerState Start(int parameters) =>
        new AdamState(parameters, Beta1, Beta2, Epsilon, WeightDecay, decoupledDecay: 0);
}
