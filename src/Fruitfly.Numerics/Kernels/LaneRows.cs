using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Work on the rows of a row-major matrix for the lanes of a swarm (see <see cref="Lanes"/>).</summary>
public static class LaneRows
{
    /// <summary>destination[i, c, lane] = source[indices[lane, i], c]: each lane gathers rows of its own from one
    /// matrix.</summary>
    /// <param name="source"><c>[any × columns]</c></param>
    /// <param name="indices"><c>[lanes × rows]</c></param>
    /// <param name="destination"><c>[rows × columns × lanes]</c></param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Gather(
        ReadOnlySpan<float> source, int columns, ReadOnlySpan<int> indices, Span<float> destination)
    {
        const int side = 8;
        var lanes = Lanes.Count;
        var rows = indices.Length / lanes;
        ArgumentOutOfRangeException.ThrowIfNotEqual(indices.Length, rows * lanes, nameof(indices));
        ArgumentOutOfRangeException.ThrowIfLessThan(
            destination.Length, (long)indices.Length * columns, nameof(destination));
        var there = (uint)(source.Length / columns);
        foreach (var index in indices)
            if ((uint)index >= there)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"There are {there} rows.");
        fixed (float* from = source, to = destination)
        fixed (int* pIndices = indices)
        {
            var isTurned = InstructionSet.IsVectorized && Transpose8x8.IsSupported && columns >= side && lanes >= side;
            for (nint row = 0; row < rows; row++)
                if (isTurned)
                {
                    if (Sse.IsSupported && row + Ahead < rows)
                        for (nint lane = 0; lane < lanes; lane++)
                            Prefetch(from + (nint)pIndices[lane * rows + row + Ahead] * columns, columns);
                    for (nint lane = 0; lane < lanes; lane += side)
                        Turn(
                            from, columns, pIndices + lane * rows + row, rows, to + row * columns * lanes + lane,
                            lanes);
                }
                else
                    for (nint lane = 0; lane < lanes; lane++)
                        for (nint column = 0; column < columns; column++)
                            to[(row * columns + column) * lanes + lane] =
                                from[(nint)pIndices[lane * rows + row] * columns + column];
        }
    }

    /// <summary>Rows that are asked for before they are needed: they lie anywhere, and memory is slow.</summary>
    const int Ahead = 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Prefetch(float* row, nint columns)
    {
        for (nint column = 0; column < columns; column += 16) // a cache line
            Sse.Prefetch0(row + column);
    }

    /// <summary>Gathers a row for each of eight lanes, which stand side by side; the last columns reach back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Turn(float* source, nint columns, int* indices, nint stride, float* destination, nint lanes)
    {
        float* row0 = source + indices[0] * columns, row1 = source + indices[stride] * columns;
        float* row2 = source + indices[2 * stride] * columns, row3 = source + indices[3 * stride] * columns;
        indices += 4 * stride;
        float* row4 = source + indices[0] * columns, row5 = source + indices[stride] * columns;
        float* row6 = source + indices[2 * stride] * columns, row7 = source + indices[3 * stride] * columns;
        for (nint column = 0; ; column = Math.Min(column + 8, columns - 8))
        {
            Transpose8x8.Apply(
                row0 + column, row1 + column, row2 + column, row3 + column, row4 + column, row5 + column,
                row6 + column, row7 + column, destination + column * lanes, lanes);
            if (column + 8 >= columns)
                return;
        }
    }
}
