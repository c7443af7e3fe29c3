using System.Numerics.Tensors;
using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Training;

/// <summary>The way of a batch through a network, forward and back. The batch is cut into parts of a fixed size, on which any number
/// of threads may work; the gradients of the parts are added in their order, so the bits do not depend on the threads.</summary>
sealed class BatchPass
{
    /// <summary>Gradients that are added at once, so that the sum so far stays in the nearest cache.</summary>
    const int Slice = 4096;

    readonly Network _network;
    readonly Examples _examples;
    readonly ThreadTeam _team;
    readonly Workspace[] _workspaces;
    readonly RandomStream?[] _dropout;
    readonly int _partSize;
    readonly int[] _batch;
    readonly float[] _inputs, _outputs, _outputGradient;
    readonly Action<int, int> _forward, _backward, _add;
    int _count;

    /// <param name="batchSize">of the largest batch</param>
    /// <param name="partSize">examples in a part; null where the batch is not cut</param>
    public BatchPass(Network network, Examples examples, int batchSize, int? partSize, ThreadTeam team)
    {
        if (partSize is not null)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partSize.Value, nameof(Recipe.PartSize));
        (_network, _examples, _team) = (network, examples, team);
        _partSize = Math.Min(partSize ?? batchSize, batchSize);
        _workspaces = [.. Enumerable.Range(0, PartsOf(batchSize)).Select(_ => new Workspace(network, _partSize))];
        _dropout = [.. _workspaces.Select(_ => partSize is null ? null : new RandomStream(0, 0))];
        _batch = new int[batchSize];
        _inputs = new float[batchSize * network.Inputs];
        _outputs = new float[batchSize * network.Outputs];
        _outputGradient = new float[batchSize * network.Outputs];
        (_forward, _backward, _add) = (ForwardPart, BackwardPart, AddSlice);
    }

    /// <summary><c>[batch × outputs]</c></summary>
    public Span<float> Outputs => _outputs.AsSpan(0, _count * _network.Outputs);

    /// <summary>∂l/∂outputs, <c>[batch × outputs]</c>, to be written between the two passes.</summary>
    public Span<float> OutputGradient => _outputGradient.AsSpan(0, _count * _network.Outputs);

    /// <summary>∂l/∂p in the layout of the network's storage.</summary>
    public float[] Gradients => _workspaces[0].Gradients;

    /// <summary>Leaves the outputs for the given examples in <see cref="Outputs"/>.</summary>
    /// <param name="dropout">what dropout draws from: an uncut batch itself, the parts of a cut one from streams of their own
    /// under a number of it</param>
    public void Forward(ReadOnlySpan<int> batch, RandomStream? dropout)
    {
        batch.CopyTo(_batch);
        _count = batch.Length;
        var key = _dropout[0] is null ? 0 : dropout?.NextUInt64() ?? 0;
        for (var part = 0; part < PartsOf(_count); part++)
        {
            _dropout[part]?.Restart(key, (uint)part);
            _workspaces[part].Dropout = dropout is null ? null : _dropout[part] ?? dropout;
        }
        _team.Run(PartsOf(_count), _forward);
    }

    /// <summary>Turns <see cref="OutputGradient"/> into <see cref="Gradients"/>.</summary>
    public void Backward()
    {
        _team.Run(PartsOf(_count), _backward);
        if (PartsOf(_count) > 1)
            _team.Run((_network.ParameterCount + Slice - 1) / Slice, _add);
    }

    int PartsOf(int examples) => (examples + _partSize - 1) / _partSize;

    void ForwardPart(int part, int thread)
    {
        var (first, count) = Place(part);
        var workspace = _workspaces[part];
        workspace.Batch = count;
        var inputs = RowsOf(_inputs, first, count, _network.Inputs);
        Rows.Gather(_examples.Inputs, _network.Inputs, _batch.AsSpan(first, count), inputs);
        _network.Layers.Forward(workspace, inputs, RowsOf(_outputs, first, count, _network.Outputs));
    }

    void BackwardPart(int part, int thread)
    {
        var (first, count) = Place(part);
        _network.Layers.Backward(
            _workspaces[part], RowsOf(_inputs, first, count, _network.Inputs), RowsOf(_outputs, first, count, _network.Outputs),
            RowsOf(_outputGradient, first, count, _network.Outputs), []);
    }

    void AddSlice(int slice, int thread)
    {
        var first = slice * Slice;
        var length = Math.Min(Slice, _network.ParameterCount - first);
        var sum = Gradients.AsSpan(first, length);
        for (var part = 1; part < PartsOf(_count); part++)
            TensorPrimitives.Add(sum, _workspaces[part].Gradients.AsSpan(first, length), sum);
    }

    (int First, int Count) Place(int part) => (part * _partSize, Math.Min(_partSize, _count - part * _partSize));

    static Span<float> RowsOf(float[] values, int first, int count, int width) => values.AsSpan(first * width, count * width);
}
