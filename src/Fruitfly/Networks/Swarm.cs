using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks;

/// <summary>The way of a batch through networks of one architecture side by side, each with a batch of its own of as
/// many examples: lane l of every vector belongs to network l. What a network computes has the bits that it has
/// alone, and parameters and gradients lie where they lie for a network alone: in its storage and
/// workspace.</summary>
sealed class Swarm
{
    readonly Workspace?[] _workspaces;
    readonly LaneLayer _layers;
    readonly int _inputs;
    AlignedValues? _spread;

    /// <param name="workspaces">of networks of one architecture, for batches of one size, at most
    /// <see cref="Lanes.Count"/></param>
    public Swarm(IReadOnlyList<Workspace> workspaces)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workspaces.Count, Lanes.Count, nameof(workspaces));
        _workspaces = [.. workspaces];
        var first = workspaces[0];
        Capacity = first.Capacity;
        _inputs = first.Network.Inputs;
        Outputs = first.Network.Outputs;
        _layers = first.Network.Layers.InLanes(Capacity);
    }

    /// <summary>Networks, idle ones among them.</summary>
    public int Count => _workspaces.Length;

    /// <summary>The workspace of a network; null where its lane is idle.</summary>
    public Workspace? this[int lane] => _workspaces[lane];

    /// <summary>The largest batch that fits.</summary>
    public int Capacity { get; }

    public int Outputs { get; }

    /// <summary>Examples in the batch at hand, of every network.</summary>
    public int Batch { get; private set; }

    /// <summary>Leaves the lane idle from now on.</summary>
    public void Retire(int lane) => _workspaces[lane] = null;

    /// <summary>Takes the parameters of the networks, which have changed.</summary>
    public void Load() => _layers.Load(this);

    /// <param name="input"><c>[batch × inputs × lanes]</c>, or <c>[batch × inputs]</c> where it is shared</param>
    /// <param name="output"><c>[batch × outputs × lanes]</c></param>
    public void Forward(int batch, ReadOnlySpan<float> input, bool isShared, Span<float> output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, Capacity);
        Batch = batch;
        foreach (var workspace in _workspaces)
            workspace?.Batch = batch;
        if (isShared && !_layers.TakesSharedInput)
        {
            input = Spread(input);
            isShared = false;
        }
        _layers.Forward(this, input, isShared, output);
    }

    /// <summary>Leaves the gradients of the parameters in the workspaces, after a forward pass over the same
    /// input, with one for each lane.</summary>
    public void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient) =>
        _layers.Backward(this, input, isShared: false, output, outputGradient, []);

    ReadOnlySpan<float> Spread(ReadOnlySpan<float> input)
    {
        _spread ??= new AlignedValues(Capacity * _inputs * Lanes.Count);
        var spread = _spread.First(input.Length * Lanes.Count);
        for (var i = 0; i < input.Length; i++)
            spread.Slice(i * Lanes.Count, Lanes.Count).Fill(input[i]);
        return spread;
    }
}
