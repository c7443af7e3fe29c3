namespace Fruitfly.Networks;

/// <summary>The shape of one example between two layers. A plain vector of n features is n channels of one value; a
/// signal is channels × width; an image is channels × height × width.</summary>
/// <remarks>The engine stores a batch of vectors as <c>[batch × features]</c>, but one of signals or images as
/// <c>[height × width × channels × batch]</c>: with the examples as neighbours every vector is full, however few
/// channels or units there are, a convolution reads the patch of a position where it lies, pooling works on long runs
/// of memory, and a recurrent layer on whole steps. <see cref="Layers.Reshape"/> and <see cref="Layers.Flatten"/>
/// transpose, and bring PyTorch's order, <c>[channels × height × width]</c>, in and out;
/// nothing between them permutes.</remarks>
public readonly record struct Shape(int Channels, int Height = 1, int Width = 1)
{
    /// <summary>Values per example.</summary>
    public int Size => checked(Channels * Height * Width);

    /// <summary>Values per channel.</summary>
    public int Positions => checked(Height * Width);

    /// <summary>Whether there is one value a channel, so that all orders are one.</summary>
    public bool IsVector => Positions == 1;

    /// <summary>The dimensions as PyTorch orders them: one for a vector, two for a
    /// signal, three for an image.</summary>
    internal IReadOnlyList<int> Dimensions => this switch
    {
        { Height: 1, Width: 1 } => [Channels],
        { Height: 1 } => [Channels, Width],
        _ => [Channels, Height, Width],
    };

    /// <summary>Such as <c>[25 × 19]</c>.</summary>
    public override string ToString() => $"[{string.Join(" × ", Dimensions)}]";
}
