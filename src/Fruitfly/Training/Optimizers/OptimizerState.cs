namespace Fruitfly.Training.Optimizers;

/// <summary>An optimizer at work on one network: it keeps the moments between steps.</summary>
abstract class OptimizerState
{
    /// <summary>Changes the parameters along their gradients, with the learning rate of this step.</summary>
    public abstract void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate);
}
