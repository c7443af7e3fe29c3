namespace Fruitfly.Networks.Layers;

/// <summary>Makes a signal or an image a vector of features.</summary>
/// <param name="Order">Default: channel by channel, as PyTorch flattens what a convolution gives.</param>
public sealed record Flatten(FlattenOrder Order = FlattenOrder.ByChannel) : Layer
{
    public override Shape OutputFor(Shape input, string name) => new(input.Size);

    public override BoundLayer Bind(Binder binder, string name, Shape input) => Enum.IsDefined(Order)
        ? new BoundReordering(binder, input, new Shape(input.Size), Order)
        : throw new ArgumentOutOfRangeException(nameof(Order), Order, "Not an order of features.");
}

/// <summary>Which values of a signal or image are neighbours after <see cref="Flatten"/>.</summary>
public enum FlattenOrder
{
    /// <summary>the values of a channel: <c>[channels × height × width]</c></summary>
    ByChannel,

    /// <summary>the channels of a position: <c>[height × width × channels]</c>, as PyTorch flattens the steps of a
    /// recurrent layer</summary>
    ByPosition,
}
