using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Work on the rows of a row-major matrix.</summary>
public static class Rows
{
    /// <summary>Copies row <c>indices[i]</c> of the source <c>[any × columns]</c> to row i of the destination
    /// <c>[indices × columns]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Gather(
        ReadOnlySpan<float> source, int columns, ReadOnlySpan<int> indices, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, (long)indices.Length * columns,
            nameof(destination));
        var rows = (uint)(source.Length / columns);
        foreach (var index in indices)
            if ((uint)index >= rows)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"There are {rows} rows.");
        var lanes = Vector<float>.Count;
        if (columns < lanes)
        {
            for (var i = 0; i < indices.Length; i++)
                source.Slice(indices[i] * columns, columns).CopyTo(destination.Slice(i * columns, columns));
            return;
        }
        fixed (float* first = source, to = destination)
        {
            // Short rows: a call for each would cost more than the copy, and waiting for memory more than either. The
            // last vector reaches back over the one before it.
            nint last = columns - lanes;
            for (var i = 0; i < indices.Length; i++)
            {
                if (Sse.IsSupported && i + 8 < indices.Length)
                    Sse.Prefetch0(first + (nint)indices[i + 8] * columns);
                float* from = first + (nint)indices[i] * columns, row = to + (nint)i * columns;
                for (nint column = 0; column < last; column += lanes)
                    Vector.Store(Vector.Load(from + column), row + column);
                Vector.Store(Vector.Load(from + last), row + last);
            }
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
                // Down the rows, so that what is written side by side fills whole cache lines; two blocks wide, so that
                // lines are read whole too.
                for (var c = 0; c < wholeColumns; c += 2 * side)
                    for (var r = 0; r < wholeRows; r += side)
                    {
                        Transpose8x8.Apply(from + (nint)r * columns + c, columns, to + (nint)c * rows + r, rows);
                        if (c + side < wholeColumns)
                            Transpose8x8.Apply(from + (nint)r * columns + c + side, columns,
                                to + (nint)(c + side) * rows + r, rows);
                    }
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
        int lanes = Vector<float>.Count, column = 0;
        if (!InstructionSet.IsVectorized || columns < lanes)
        {
            SumScalar(source, rows, columns, sums);
            return;
        }
        fixed (float* from = source, to = sums)
        {
            for (; column + 4 * lanes <= columns; column += 4 * lanes)
            {
                Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
                var r = from + column;
                for (var row = 0; row < rows; row++, r += columns)
                {
                    s0 += Vector.Load(r);
                    s1 += Vector.Load(r + lanes);
                    s2 += Vector.Load(r + 2 * lanes);
                    s3 += Vector.Load(r + 3 * lanes);
                }
                Vector.Store(s0, to + column);
                Vector.Store(s1, to + column + lanes);
                Vector.Store(s2, to + column + 2 * lanes);
                Vector.Store(s3, to + column + 3 * lanes);
            }
            for (; column < columns; column += lanes)
            {
                column = Math.Min(column, columns - lanes); // the last vector reaches back over columns already summed
                Vector<float> sum = default;
                var r = from + column;
                for (var row = 0; row < rows; row++, r += columns)
                    sum += Vector.Load(r);
                Vector.Store(sum, to + column);
            }
        }
    }

    internal static void SumScalar(ReadOnlySpan<float> source, int rows, int columns, Span<float> sums)
    {
        for (var column = 0; column < columns; column++)
        {
            var sum = 0f;
            for (var row = 0; row < rows; row++)
                sum += source[row * columns + column];
            sums[column] = sum;
        }
    }
}
