using System.Numerics.Tensors;
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
    readonly RandomStream _ownDropout = new(0, 0), _noise = new(0, 0);
    readonly float[] _inputs, _outputs, _outputGradient, _inputNoise;
    readonly float _deviation;
    readonly Augmenter? _augmenter;

    /// <param name="capacity">examples in the largest part</param>
    public PartPass(Network network, DataSet data, Recipe recipe, int capacity)
    {
        (_network, _examples) = (network, data.Training);
        _loss = recipe.ClassWeights is { } weights
            ? new WeightedLoss(recipe.Loss.For(data, capacity), weights.For(data), data.Outputs, capacity)
            : recipe.Loss.For(data, capacity);
        _deviation = (float)(recipe.InputNoise ?? 0);
        _inputNoise = new float[_deviation > 0 ? capacity * network.Inputs : 0];
        _augmenter = recipe.Augmentation is { IsEffective: true } augmentation
            ? new Augmenter(augmentation, network.Inputs) : null;
        _workspace = new Workspace(network, capacity) { IsTraining = true };
        _inputs = new float[capacity * network.Inputs];
        _outputs = new float[capacity * network.Outputs];
        _outputGradient = new float[capacity * network.Outputs];
    }

    public Workspace Workspace => _workspace;

    /// <summary>What dropout draws from, or null where nothing is dropped.</summary>
    public RandomStream? Dropout
    {
        set => _workspace.Dropout = value;
    }

    /// <summary>∂l/∂p in the layout of the network's storage, of the share of these
    /// examples in the mean loss.</summary>
    public float[] Gradients => _workspace.Gradients;

    /// <summary>What these examples came to, a value for each of the network's statistics.</summary>
    public ReadOnlySpan<float> Statistics => _workspace.BatchStatistics;

    /// <summary>Draws from a stream of its own from now on.</summary>
    public void RestartDropout(ulong key, uint part)
    {
        _ownDropout.Restart(key, part);
        Dropout = _ownDropout;
    }

    /// <summary>Draws the noise of the inputs, and how they are augmented, from streams of their own from now
    /// on.</summary>
    public void RestartNoise(ulong key, uint part)
    {
        _noise.Restart(key, part);
        _augmenter?.Restart(key, part);
    }

    /// <param name="batchSize">examples in the whole batch, whose loss is a mean</param>
    /// <returns>the share of these examples in the mean loss</returns>
    public double Run(ReadOnlySpan<int> examples, int batchSize)
    {
        _workspace.Batch = examples.Length;
        var inputs = _inputs.AsSpan(0, examples.Length * _network.Inputs);
        var outputs = _outputs.AsSpan(0, examples.Length * _network.Outputs);
        var outputGradient = _outputGradient.AsSpan(0, outputs.Length);
        Prepare(examples, inputs);
        _network.Layers.Forward(_workspace, inputs, outputs);
        var loss = Loss(examples, batchSize, outputs, outputGradient);
        _network.Layers.Backward(_workspace, inputs, outputs, outputGradient, []);
        return loss;
    }

    /// <summary>Writes the inputs of the examples, augmented and with noise where that is asked for.</summary>
    public void Prepare(ReadOnlySpan<int> examples, Span<float> inputs)
    {
        Rows.Gather(_examples.Inputs, _network.Inputs, examples, inputs);
        _augmenter?.Apply(inputs);
        if (_deviation > 0)
        {
            var noise = _inputNoise.AsSpan(0, inputs.Length);
            _noise.FillGaussian(noise);
            TensorPrimitives.MultiplyAdd(noise, _deviation, inputs, inputs);
        }
    }

    /// <inheritdoc cref="LossFunction.Part"/>
    public double Loss(
        ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs, Span<float> outputGradient) =>
        _loss.Part(_examples, examples, batchSize, outputs, outputGradient);
}
