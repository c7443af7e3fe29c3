namespace Fruitfly.Networks.Layers;

/// <summary>A layer of all networks of a <see cref="Swarm"/> at once. Values lie as <c>[batch × size × lanes]</c>, so
/// the lanes of a vector are the networks. Bits are those of the layer in each network alone.</summary>
abstract class LaneLayer(BoundLayer layer)
{
    /// <summary>Values of an example after it.</summary>
    public int Outputs { get; } = layer.Output.Size;

    /// <summary>Whether the input may be that of all lanes, <c>[batch × size]</c>.</summary>
    public virtual bool TakesSharedInput => false;

    /// <summary>Takes the parameters of the networks, which have changed.</summary>
    public virtual void Load(Swarm swarm)
    {
    }

    public abstract void Forward(Swarm swarm, ReadOnlySpan<float> input, bool isShared, Span<float> output);

    /// <summary>Leaves the gradients of the parameters in the workspaces of the networks, and that of the input where
    /// it is asked for.</summary>
    public abstract void Backward(
        Swarm swarm, ReadOnlySpan<float> input, bool isShared, ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient, Span<float> inputGradient);
}
