namespace Fruitfly.Networks.Layers;

/// <summary>γ (x − mean) / √(variance + ε) + β for each feature of vectors, each channel of signals and images (Ioffe and
/// Szegedy 2015; UDL 11.4). In training mean and variance are those of the batch, over its examples and positions; in
/// evaluation running values of them, which follow every step of training, the variance as its unbiased estimate.
/// <para>Where a recipe cuts the batch, each part is normalized by itself (as PyTorch's replicas do), and the running
/// values follow the mean over the parts: the result depends on the cut, but not on threads. A part with one value of a
/// channel has no variance: it passes as in evaluation.</para></summary>
/// <param name="Momentum">the share of a step in the running values, above 0, at most 1</param>
/// <param name="Epsilon">ε, above 0</param>
public sealed record BatchNorm(double Momentum = 0.1, double Epsilon = 1e-5) : Layer
{
    public override Shape OutputFor(Shape input, string name)
    {
        if (!(Momentum is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(Momentum), Momentum, $"Layer {name}: the momentum is above 0, and at most 1.");
        if (!(Epsilon > 0))
            throw new ArgumentOutOfRangeException(nameof(Epsilon), Epsilon, $"Layer {name}: ε is above 0.");
        return input;
    }

    public override long ParametersFor(Shape input) => 2L * input.Channels;

    public override long StatisticsFor(Shape input) => 2L * input.Channels;

    public override BoundLayer Bind(Binder binder, string name, Shape input) =>
        Bind(binder, name, input, rectifies: false);

    internal BoundLayer Bind(Binder binder, string name, Shape input, bool rectifies) =>
        new BoundBatchNorm(binder, name, this, OutputFor(input, name), rectifies);
}
