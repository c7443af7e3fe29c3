namespace Fruitfly.Numerics.Kernels;

/// <summary>One of the products that a <see cref="ProductSum"/> adds up.</summary>
/// <param name="A">where the first value of its left matrix is</param>
/// <param name="B">the row where its right matrix begins</param>
/// <param name="Depth">columns of the left matrix, and rows of the right one</param>
public readonly record struct ProductTerm(int A, int B, int Depth);
