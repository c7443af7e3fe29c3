namespace Fruitfly.Networks;

/// <summary>A vector that a layer keeps beside its parameters: what batches came to, with the last ones counting most.
/// After every step of training each value v becomes v + momentum · (batch − v).</summary>
/// <param name="Name">as PyTorch names buffers: <c>1.running_mean</c></param>
/// <param name="Initial">each value before training</param>
/// <param name="Momentum">the share of a batch in the new value</param>
public sealed record Statistic(string Name, int Count, float Initial, double Momentum)
{
    /// <summary>Where its values begin, within copies of all statistics.</summary>
    public required int Offset { get; init; }

    internal Range Range => Offset..(Offset + Count);
}
