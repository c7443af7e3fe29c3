namespace Fruitfly.Networks;

/// <summary>The shape of one example between two layers. A plain vector of n features is n channels of one value; a signal
/// is channels × width; an image is channels × height × width. Values are stored with the width running fastest.</summary>
public readonly record struct Shape(int Channels, int Height = 1, int Width = 1)
{
    /// <summary>Values per example.</summary>
    public int Size => checked(Channels * Height * Width);
}
