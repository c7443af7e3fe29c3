namespace Fruitfly.Networks.Layers;

/// <summary>A layer bound to its shapes, its parameters and its places in the workspace. It keeps no values of its own,
/// so one bound layer serves any number of workspaces.</summary>
public abstract class BoundLayer(Shape input, Shape output)
{
    public Shape Input { get; } = input;

    public Shape Output { get; } = output;

    /// <param name="input"><c>[batch × Input]</c></param>
    /// <param name="output"><c>[batch × Output]</c></param>
    public abstract void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Writes the gradients of the layer's parameters, and of its input where that is asked for.</summary>
    /// <param name="input">as given to the forward pass</param>
    /// <param name="output">as the forward pass left it</param>
    /// <param name="outputGradient">∂l/∂output <c>[batch × Output]</c></param>
    /// <param name="inputGradient">∂l/∂input <c>[batch × Input]</c>, or empty where it is not needed</param>
    public abstract void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient);

    /// <summary>Shows the layers within, after a forward and a backward pass.</summary>
    /// <param name="output">as the forward pass left it</param>
    /// <param name="outputGradient">as given to the backward pass, or empty where there was none</param>
    internal virtual void Show(
        Workspace workspace, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient, ILayerViewer viewer)
    {
    }

    /// <summary>The same layer for all networks of a swarm at once, whose bound layers are like this one.</summary>
    /// <param name="capacity">examples in the largest batch</param>
    internal virtual LaneLayer InLanes(int capacity) => new LaneByLane(this, capacity);
}
