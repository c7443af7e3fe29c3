namespace Fruitfly.Networks.Layers;

/// <summary>How a layer that multiplies shares the work of the ReLU after it, and of the one before.</summary>
/// <param name="Rectifies">a ReLU follows and is part of this layer</param>
/// <param name="MasksInput">the input comes from such a ReLU, whose backward pass is left to this layer</param>
/// <param name="IsMaskedByNext">the next layer does the same for this one</param>
readonly record struct Rectification(bool Rectifies, bool MasksInput, bool IsMaskedByNext)
{
    public bool MasksOutputGradient => Rectifies && !IsMaskedByNext;
}
