using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks;

/// <summary>All memory that passes through a network need, taken once: activations and their gradients for up to
/// <see cref="Capacity"/> examples, the gradients of the parameters, and the layers' scratch. Each trial has its own.</summary>
sealed class Workspace
{
    readonly float[] _memory;
    int _batch;

    public Workspace(Network network, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        var size = network.Binder.WorkspaceSize(capacity);
        if (size > Array.MaxLength)
            throw new ArgumentException(
                $"Batches of {capacity} examples need {size * sizeof(float) / 1e9:F1} GB of activations in this network; train with smaller batches.",
                nameof(capacity));
        _memory = new float[size];
        Gradients = new float[network.ParameterCount];
        (Network, Capacity, _batch) = (network, capacity, capacity);
    }

    public Network Network { get; }

    /// <summary>The largest batch that fits.</summary>
    public int Capacity { get; }

    /// <summary>Examples in the batch at hand.</summary>
    public int Batch
    {
        get => _batch;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            _batch = value;
        }
    }

    /// <summary>What the factors of dropout are drawn from, or null in evaluation, where nothing is dropped.</summary>
    public RandomStream? Dropout { get; set; }

    /// <summary>∂l/∂p in the order and layout of the network's own storage.</summary>
    public float[] Gradients { get; }

    public ReadOnlySpan<float> Values(Parameter parameter) => Network.Storage.AsSpan(parameter.Offset, parameter.Count);

    public Span<float> Gradient(Parameter parameter) => Gradients.AsSpan(parameter.Offset, parameter.Count);

    public Span<float> this[in Slot slot] => _memory.AsSpan(
        (int)(slot.ExamplesBefore * Capacity + slot.FixedBefore), slot.PerExample * Batch + slot.Fixed);
}
