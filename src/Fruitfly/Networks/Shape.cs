namespace Fruitfly.Networks;

/// <summary>The shape of one example between two layers. A plain vector of n features is n channels of one value; a signal
/// is channels × width; an image is channels × height × width.</summary>
/// <remarks>The engine stores an example position by position, <c>[height × width × channels]</c>, so the channels of a
/// position are neighbours: the matrix product of a convolution writes its output as it stays, each line of a patch is one
/// run of memory, and pooling works on whole vectors. PyTorch's order, <c>[channels × height × width]</c>, enters in
/// <see cref="Layers.Reshape"/> and leaves in <see cref="Layers.Flatten"/>; nothing between them permutes.</remarks>
public readonly record struct Shape(int Channels, int Height = 1, int Width = 1)
{
    /// <summary>Values per example.</summary>
    public int Size => checked(Channels * Height * Width);

    /// <summary>Values per channel.</summary>
    public int Positions => checked(Height * Width);

    /// <summary>Whether there is one value a channel, so that all orders are one.</summary>
    public bool IsVector => Positions == 1;

    /// <summary>The dimensions as PyTorch orders them: one for a vector, two for a signal, three for an image.</summary>
    internal IReadOnlyList<int> Dimensions => this switch
    {
        { Height: 1, Width: 1 } => [Channels],
        { Height: 1 } => [Channels, Width],
        _ => [Channels, Height, Width],
    };

    /// <summary>Such as <c>[25 × 19]</c>.</summary>
    public override string ToString() => $"[{string.Join(" × ", Dimensions)}]";
}
