using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Work on the rows of a row-major matrix.</summary>
public static class Rows
{
    /// <summary>Copies row <c>indices[i]</c> of the source <c>[any × columns]</c> to row i of the destination
    /// <c>[indices × columns]</c>.</summary>
    public static void Gather(ReadOnlySpan<float> source, int columns, ReadOnlySpan<int> indices, Span<float> destination)
    {
        for (var i = 0; i < indices.Length; i++)
            source.Slice(indices[i] * columns, columns).CopyTo(destination.Slice(i * columns, columns));
    }

    /// <summary>destination[c, r] = source[r, c], for a source <c>[rows × columns]</c>.</summary>
    public static void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, rows * columns, nameof(source));
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, rows * columns, nameof(destination));
        // Tiles keep both sides within few cache lines.
        const int tile = 16;
        for (var r0 = 0; r0 < rows; r0 += tile)
            for (var c0 = 0; c0 < columns; c0 += tile)
            {
                int rEnd = Math.Min(rows, r0 + tile), cEnd = Math.Min(columns, c0 + tile);
                for (var r = r0; r < rEnd; r++)
                    for (var c = c0; c < cEnd; c++)
                        destination[c * rows + r] = source[r * columns + c];
            }
    }

    /// <summary>sums[c] = Σᵣ source[r, c], for a source <c>[rows × columns]</c>, summed in the order of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(ReadOnlySpan<float> source, int rows, int columns, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, rows * columns, nameof(source));
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, columns, nameof(sums));
        var column = 0;
        if (InstructionSet.IsVectorized)
            for (; column + Vector<float>.Count <= columns; column += Vector<float>.Count)
            {
                var sum = Vector<float>.Zero;
                for (var offset = column; offset < rows * columns; offset += columns)
                    sum += new Vector<float>(source[offset..]);
                sum.CopyTo(sums[column..]);
            }
        SumScalar(source, rows, columns, column, sums);
    }

    internal static void SumScalar(ReadOnlySpan<float> source, int rows, int columns, int firstColumn, Span<float> sums)
    {
        for (var column = firstColumn; column < columns; column++)
        {
            var sum = 0f;
            for (var row = 0; row < rows; row++)
                sum += source[row * columns + column];
            sums[column] = sum;
        }
    }
}
