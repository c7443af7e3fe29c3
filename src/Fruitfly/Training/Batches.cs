using System.Text.Json.Serialization;

namespace Fruitfly.Training;

/// <summary>Which training examples each step sees. The last batch of an epoch is smaller where the size does not
/// divide the number of examples.</summary>
public readonly record struct Batches
{
    [JsonConstructor]
    Batches(int size, BatchOrder order) => (Size, Order) = (size, order);

    /// <summary>Examples per step; 0 for the full batch.</summary>
    public int Size { get; }

    public BatchOrder Order { get; }

    /// <summary>Drawn without replacement, in a new order every epoch.</summary>
    public static Batches Shuffled(int size) => new(Positive(size), BatchOrder.Shuffled);

    /// <summary>In the order of the data set, the same every epoch.</summary>
    public static Batches InOrder(int size) => new(Positive(size), BatchOrder.InOrder);

    /// <summary>All training examples in every step: gradient descent without the "stochastic".</summary>
    public static Batches Full => new(0, BatchOrder.InOrder);

    /// <summary>Examples per step of a training split of <paramref name="examples"/>.</summary>
    public int SizeFor(int examples) => Size == 0 ? examples : Math.Min(Size, examples);

    public int StepsPerEpoch(int examples) => (examples + SizeFor(examples) - 1) / SizeFor(examples);

    static int Positive(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return size;
    }
}

public enum BatchOrder
{
    Shuffled,
    InOrder,
}
