namespace Fruitfly.Numerics.Kernels;

/// <summary>Where the rows of the two matrices begin that one term of <see cref="RowProducts"/> multiplies.</summary>
public readonly record struct RowPair(int A, int B);
