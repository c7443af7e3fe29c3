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
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, (long)indices.Length * columns, nameof(destination));
        var rows = (uint)(source.Length / columns);
        for (var i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= rows)
                throw new ArgumentOutOfRangeException(nameof(indices), indices[i], $"There are {rows} rows.");
            source.Slice(indices[i] * columns, columns).CopyTo(destination.Slice(i * columns, columns));
        }
    }

    /// <summary>destination[c, r] = source[r, c], for a source <c>[rows × columns]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, (long)rows * columns, nameof(source));
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, (long)rows * columns, nameof(destination));
        const int side = 8;
        fixed (float* from = source, to = destination)
        {
            int wholeRows = 0, wholeColumns = 0;
            if (InstructionSet.IsVectorized && Transpose8x8.IsSupported)
            {
                (wholeRows, wholeColumns) = (rows - rows % side, columns - columns % side);
                for (var r = 0; r < wholeRows; r += side)
                    for (var c = 0; c < wholeColumns; c += side)
                        Transpose8x8.Apply(from + (nint)r * columns + c, columns, to + (nint)c * rows + r, rows);
            }
            TransposeScalar(from, to, rows, columns, 0, rows, wholeColumns, columns);
            TransposeScalar(from, to, rows, columns, wholeRows, rows, 0, wholeColumns);
        }
    }

    static unsafe void TransposeScalar(
        float* from, float* to, int rows, int columns, int firstRow, int endRow, int firstColumn, int endColumn)
    {
        for (nint r = firstRow; r < endRow; r++)
            for (nint c = firstColumn; c < endColumn; c++)
                to[c * rows + r] = from[r * columns + c];
    }

    /// <summary>sums[c] = Σᵣ source[r, c], for a source <c>[rows × columns]</c>, summed in the order of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Sum(ReadOnlySpan<float> source, int rows, int columns, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, (long)rows * columns, nameof(source));
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, columns, nameof(sums));
        var wholeColumns = InstructionSet.IsVectorized ? columns - columns % Vector<float>.Count : 0;
        sums[..wholeColumns].Clear();
        fixed (float* from = source, to = sums)
        {
            // Row after row, as they lie in memory; four at a time, so that a sum is loaded and stored once for four terms.
            nint stride = columns, row = 0;
            for (; row + 4 <= rows; row += 4)
                for (nint column = 0; column < wholeColumns; column += Vector<float>.Count)
                {
                    var r = from + row * stride + column;
                    var sum = Vector.Load(to + column) + Vector.Load(r);
                    sum += Vector.Load(r + stride);
                    sum += Vector.Load(r + 2 * stride);
                    sum += Vector.Load(r + 3 * stride);
                    Vector.Store(sum, to + column);
                }
            for (; row < rows; row++)
                for (nint column = 0; column < wholeColumns; column += Vector<float>.Count)
                    Vector.Store(Vector.Load(to + column) + Vector.Load(from + row * stride + column), to + column);
        }
        SumScalar(source, rows, columns, wholeColumns, sums);
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
