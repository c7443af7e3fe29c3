namespace Fruitfly.Training.Optimizers;

/// <summary>An optimizer at work on one network: it keeps the moments between steps.</summary>
public abstract class OptimizerState
{
    /// <summary>Changes the parameters along their gradients, with the learning rate of this step.</summary>
    public abstract void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate);

    /// <summary>What it keeps of each parameter between steps, by name, in the
    /// layout of the network's storage.</summary>
    public virtual IEnumerable<(string Name, float[] Values)> Arrays => [];

    /// <summary>Goes on as if it had taken that many steps; the values of
    /// <see cref="Arrays"/> are set besides.</summary>
    public virtual void ContinueAfter(int step)
    {
    }
}
