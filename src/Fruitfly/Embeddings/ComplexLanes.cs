using System.Runtime.Intrinsics;

namespace Fruitfly.Embeddings;

/// <summary>Eight sequences of complex numbers side by side: each vector has one number of each sequence.</summary>
sealed class ComplexLanes(int length)
{
    public const int Count = 8;

    public Vector512<double>[] Real { get; } = new Vector512<double>[length];

    public Vector512<double>[] Imaginary { get; } = new Vector512<double>[length];
}
