namespace Fruitfly.Numerics.Kernels;

/// <summary>Rows cut into as few blocks as can be, of nearly the same height, so that none is left with a single
/// row.</summary>
readonly struct RowBlocks
{
    /// <param name="most">rows of a block</param>
    public RowBlocks(nint rows, nint most)
    {
        var blocks = (rows + most - 1) / most;
        Height = rows / blocks;
        Higher = rows % blocks * (Height + 1);
    }

    /// <summary>The first rows, in blocks of one more than <see cref="Height"/>.</summary>
    public nint Higher { get; }

    /// <summary>Rows of each of the other blocks.</summary>
    public nint Height { get; }
}
