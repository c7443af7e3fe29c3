using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>The way of a part of a batch through a network, with the memory for it.</summary>
sealed class PartPass
{
    readonly Network _network;
    readonly Examples _examples;
    readonly LossFunction _loss;
    readonly Workspace _workspace;
    readonly RandomStream _ownDropout = new(0, 0);
    readonly float[] _inputs, _outputs, _outputGradient;

    /// <param name="capacity">examples in the largest part</param>
    public PartPass(Network network, DataSet data, Loss loss, int capacity)
    {
        (_network, _examples) = (network, data.Training);
        _loss = loss.For(data, capacity);
        _workspace = new Workspace(network, capacity);
        _inputs = new float[capacity * network.Inputs];
        _outputs = new float[capacity * network.Outputs];
        _outputGradient = new float[capacity * network.Outputs];
    }

    /// <summary>What dropout draws from, or null where nothing is dropped.</summary>
    public RandomStream? Dropout
    {
        set => _workspace.Dropout = value;
    }

    /// <summary>∂l/∂p in the layout of the network's storage, of the share of these
    /// examples in the mean loss.</summary>
    public float[] Gradients => _workspace.Gradients;

    /// <summary>Draws from a stream of its own from now on.</summary>
    public void RestartDropout(ulong key, uint part)
    {
        _ownDropout.Restart(key, part);
        Dropout = _ownDropout;
    }

    /// <param name="batchSize">examples in the whole batch, whose loss is a mean</param>
    /// <returns>the share of these examples in the mean loss</returns>
    public double Run(ReadOnlySpan<int> examples, int batchSize)
    {
        _workspace.Batch = examples.Length;
        var inputs = _inputs.AsSpan(0, examples.Length * _network.Inputs);
        var outputs = _outputs.AsSpan(0, examples.Length * _network.Outputs);
        var outputGradient = _outputGradient.AsSpan(0, outputs.Length);
        Rows.Gather(_examples.Inputs, _network.Inputs, examples, inputs);
        _network.Layers.Forward(_workspace, inputs, outputs);
        var loss = _loss.Part(_examples, examples, batchSize, outputs, outputGradient);
        _network.Layers.Backward(_workspace, inputs, outputs, outputGradient, []);
        return loss;
    }
}
