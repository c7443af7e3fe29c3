using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Pruning;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Networks;

/// <summary>An architecture with parameters. Several threads may predict with one network, but only one may change its
/// parameters at a time, and none may predict meanwhile.</summary>
public sealed class Network
{
    readonly float[] _storage;
    readonly float[] _statistics;
    volatile bool _awaitsSeed;

    /// <summary>A network that is drawn by the seed of its training. Whatever uses it before, be it a prediction, finds
    /// the parameters of seed 0, and training goes on from them.</summary>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public Network(Architecture architecture) : this(architecture, seed: null)
    {
    }

    /// <summary>A network with the parameters that its initializer draws from <paramref name="seed"/>.</summary>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public Network(Architecture architecture, ulong seed) : this(architecture, (ulong?)seed)
    {
    }

    Network(Architecture architecture, ulong? seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(architecture.Inputs);
        Architecture = architecture;
        Binder = new Binder();
        Layers = new BoundSequence(Binder, "", architecture.Layers, new Shape(architecture.Inputs));
        if (!Layers.Output.IsVector)
            throw new ArgumentException(
                $"The last layer gives {Layers.Output}; a network ends with a plain vector: put a Flatten after it.",
                nameof(architecture));
        _storage = new float[Binder.ParameterCount];
        _statistics = new float[Binder.StatisticCount];
        ResetStatistics();
        _awaitsSeed = seed is null;
        if (seed is { } given)
            Initialize(given);
    }

    /// <summary>A fully connected network with ReLU between its linear layers, such as <c>Mlp(40, 100, 100, 10)</c>,
    /// drawn by the seed of its training.</summary>
    public static Network Mlp(params ReadOnlySpan<int> widths) => new(Architecture.Mlp(widths));

    public Architecture Architecture { get; }

    /// <summary>Features per example.</summary>
    public int Inputs => Architecture.Inputs;

    /// <summary>Values per prediction.</summary>
    public int Outputs => Layers.Output.Size;

    public int ParameterCount => _storage.Length;

    /// <summary>In the order of the layers; weights before biases.</summary>
    public IReadOnlyList<Parameter> Parameters => Binder.Parameters;

    /// <summary>What layers keep beside parameters, in the order of the layers; most networks have none.</summary>
    public IReadOnlyList<Statistic> Statistics => Binder.Statistics;

    /// <summary>Which parameters are pruned; null where none is.</summary>
    public ParameterMask? Mask { get; private set; }

    internal Binder Binder { get; }

    internal BoundSequence Layers { get; }

    /// <summary>All parameters, one after another; weights are kept as <c>[inputs × outputs]</c>, those of a
    /// convolution as <c>[kernel × inputs × outputs]</c>, so that the outputs of a layer are neighbours and fill the
    /// vectors of the matrix product. Who asks for them may read or change them, so they are drawn.</summary>
    internal float[] Storage
    {
        get
        {
            InitializeIfUnused(seed: 0);
            return _storage;
        }
    }

    /// <summary>Draws the parameters where nothing has used or set them yet, and no seed was given.</summary>
    internal void InitializeIfUnused(ulong seed)
    {
        if (!_awaitsSeed)
            return;
        lock (_storage)
            if (_awaitsSeed)
                Initialize(seed);
    }

    /// <summary>The values of all <see cref="Statistics"/>, one after another.</summary>
    internal float[] StatisticValues => _statistics;

    /// <summary>Draws all parameters again, and forgets what batches came to.</summary>
    public Network Initialize(ulong seed)
    {
        ResetStatistics();
        var stream = RandomStream.For(seed, StreamPurpose.Initialization);
        foreach (var parameter in Parameters)
        {
            var values = new double[parameter.Count];
            Architecture.Initializer.Draw(parameter, stream, values);
            Set(parameter, Array.ConvertAll(values, value => (float)value));
        }
        _awaitsSeed = false;
        ApplyMask();
        return this;
    }

    /// <summary>Sets the pruned parameters to zero, where they stay, whatever trains or sets the others, until another
    /// mask takes its place; null prunes nothing any more.</summary>
    public Network Prune(ParameterMask? mask)
    {
        if (mask is not null)
            ArgumentOutOfRangeException.ThrowIfNotEqual(mask.Count, ParameterCount, nameof(mask));
        Mask = mask;
        InitializeIfUnused(seed: 0);
        ApplyMask();
        return this;
    }

    /// <summary>Copies all parameters, one after another as <see cref="Parameters"/> lists them, weights row-major
    /// <c>[outputs × inputs]</c>, those of a convolution <c>[outputs × inputs × kernel]</c>.</summary>
    public void CopyParametersTo(Span<float> destination) => CopyFromStorage(Storage, destination);

    /// <summary>Sets all parameters from the form that <see cref="CopyParametersTo"/> gives.</summary>
    public void CopyParametersFrom(ReadOnlySpan<float> source)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, ParameterCount, nameof(source));
        foreach (var parameter in Parameters)
            Set(parameter, source[parameter.Range]);
        _awaitsSeed = false;
        ApplyMask();
    }

    /// <summary>Copies the values of all <see cref="Statistics"/>, one after another.</summary>
    public void CopyStatisticsTo(Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, _statistics.Length, nameof(destination));
        _statistics.CopyTo(destination);
    }

    /// <summary>Sets the values of all <see cref="Statistics"/>.</summary>
    public void CopyStatisticsFrom(ReadOnlySpan<float> source)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, _statistics.Length, nameof(source));
        source.CopyTo(_statistics);
    }

    /// <summary>Sets the values of all <see cref="Statistics"/> as they are before training.</summary>
    public void ResetStatistics()
    {
        foreach (var statistic in Statistics)
            _statistics.AsSpan(statistic.Range).Fill(statistic.Initial);
    }

    /// <summary>Takes what a batch came to into the running values.</summary>
    /// <param name="batch">a value for each of <see cref="StatisticValues"/></param>
    internal void Follow(ReadOnlySpan<float> batch)
    {
        for (var k = 0; k < Statistics.Count; k++) // an enumerator would be allocated in every step
        {
            var statistic = Statistics[k];
            for (var i = statistic.Offset; i < statistic.Offset + statistic.Count; i++)
                _statistics[i] += (float)statistic.Momentum * (batch[i] - _statistics[i]);
        }
    }

    /// <summary>The network's outputs for any number of examples: logits, where it was
    /// trained with cross entropy.</summary>
    /// <param name="inputs"><c>[examples × Inputs]</c></param>
    /// <param name="outputs"><c>[examples × Outputs]</c></param>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length % Inputs != 0)
            throw new ArgumentException($"{inputs.Length} values do not fill rows of {Inputs} features.",
                nameof(inputs));
        var count = inputs.Length / Inputs;
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputs.Length, count * Outputs, nameof(outputs));
        if (count > 0)
            Forward(new Workspace(this, Math.Min(count, 128)), inputs, outputs);
    }

    /// <summary>The outputs for any number of examples, in parts as large as the workspace.</summary>
    internal void Forward(Workspace workspace, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        while (!inputs.IsEmpty)
        {
            workspace.Batch = Math.Min(workspace.Capacity, inputs.Length / Inputs);
            int read = workspace.Batch * Inputs, written = workspace.Batch * Outputs;
            Layers.Forward(workspace, inputs[..read], outputs[..written]);
            inputs = inputs[read..];
            outputs = outputs[written..];
        }
    }

    /// <summary>To be called after whatever changes <see cref="Storage"/>.</summary>
    internal void ApplyMask() => Mask?.Apply(_storage);

    /// <summary>Copies values in storage layout, parameters or gradients, to the public one.</summary>
    internal void CopyFromStorage(ReadOnlySpan<float> storage, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, ParameterCount, nameof(destination));
        foreach (var parameter in Parameters)
            parameter.Restore(storage[parameter.Range], destination[parameter.Range]);
    }

    void Set(Parameter parameter, ReadOnlySpan<float> values) =>
        parameter.Store(values, _storage.AsSpan(parameter.Range));
}
