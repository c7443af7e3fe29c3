namespace Fruitfly.Training.Optimizers;

/// <summary>Adam with the weight decay taken out of the gradient: p ← p − α λ p before Adam's step (Loshchilov and
/// Hutter 2019).</summary>
public sealed record AdamW(
    double LearningRate = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8,
    double WeightDecay = 0.01)
    : Optimizer(LearningRate)
{
    public override OptimizerState Start(int parameters) =>
        new AdamState(parameters, Beta1, Beta2, Epsilon, decay: 0, WeightDecay);
}
