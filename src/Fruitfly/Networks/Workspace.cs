using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks;

/// <summary>All memory that passes through a network need, taken once: activations and their gradients for up to
/// <see cref="Capacity"/> examples, the gradients of the parameters, and the layers'
/// scratch. Each trial has its own.</summary>
public sealed class Workspace
{
    readonly float[] _memory;
    int _batch;

    internal Workspace(Network network, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        var size = network.Binder.WorkspaceSize(capacity);
        if (size > Array.MaxLength)
            throw new ArgumentException(
                $"Batches of {capacity} examples need {size * sizeof(float) / 1e9:F1} GB of activations in this " +
                "network; train with smaller batches.",
                nameof(capacity));
        _memory = new float[size];
        Gradients = new float[network.ParameterCount];
        BatchStatistics = new float[network.StatisticValues.Length];
        (Network, Capacity, _batch) = (network, capacity, capacity);
    }

    internal Network Network { get; }

    /// <summary>The largest batch that fits.</summary>
    public int Capacity { get; }

    /// <summary>Examples in the batch at hand.</summary>
    public int Batch
    {
        get => _batch;
        internal set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            _batch = value;
        }
    }

    /// <summary>What the factors of dropout are drawn from, or null in evaluation, where nothing is dropped.</summary>
    public RandomStream? Dropout { get; internal set; }

    /// <summary>Whether the passes are those of training, where some layers work otherwise than in
    /// evaluation.</summary>
    public bool IsTraining { get; internal set; }

    /// <summary>What the batch at hand came to, a value for each of the network's.</summary>
    internal float[] BatchStatistics { get; }

    /// <summary>∂l/∂p in the order and layout of the network's own storage.</summary>
    internal float[] Gradients { get; }

    /// <summary>The values of a parameter; of a weight matrix <c>[inputs × outputs]</c>.</summary>
    public ReadOnlySpan<float> Values(Parameter parameter) => Network.Storage.AsSpan(parameter.Offset, parameter.Count);

    /// <summary>Where the backward pass writes ∂l/∂p, in the same order; what was there is overwritten.</summary>
    public Span<float> Gradient(Parameter parameter) => Gradients.AsSpan(parameter.Offset, parameter.Count);

    /// <summary>The running values of a statistic, from earlier batches.</summary>
    public ReadOnlySpan<float> Values(Statistic statistic) => Network.StatisticValues.AsSpan(statistic.Range);

    /// <summary>Where a layer writes, in every forward pass of training, what the batch at hand comes to.</summary>
    public Span<float> OfBatch(Statistic statistic) => BatchStatistics.AsSpan(statistic.Range);

    /// <summary>The values of a reserved place: those of the examples of the batch
    /// at hand, then those besides.</summary>
    public Span<float> this[in Slot slot] => _memory.AsSpan(
        (int)(slot.ExamplesBefore * Capacity + slot.FixedBefore), slot.PerExample * Batch + slot.Fixed);
}
