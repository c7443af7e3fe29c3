using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>sums[r] += Σ over blocks s and k of source[s, r, k]: the gradient of biases that are used in every block,
/// with the examples k of a batch as neighbours.</summary>
public static class RowSums
{
    /// <summary>Rows that are summed at once, so that an addition need not wait for the one before.</summary>
    const int Together = 6;

    /// <param name="source"><c>[blocks × rows × depth]</c></param>
    /// <param name="sums"><c>[rows]</c>, added to</param>
    public static unsafe void Add(ReadOnlySpan<float> source, int blocks, int rows, int depth, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(blocks);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, (long)blocks * rows * depth, nameof(source));
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, rows, nameof(sums));
        var whole = InstructionSet.IsVectorized && rows >= Together ? depth - depth % Vector<float>.Count : 0;
        fixed (float* pSource = source, pSums = sums)
        {
            if (whole > 0)
            {
                var row = 0;
                for (; row + Together <= rows; row += Together)
                    Sum(pSource + (nint)row * depth, blocks, (nint)rows * depth, depth, whole, first: 0, pSums + row);
                // The last rows are moved up until they fit; those that were summed already are left alone.
                if (row < rows)
                    Sum(pSource + (nint)(rows - Together) * depth, blocks, (nint)rows * depth, depth, whole,
                        row - (rows - Together), pSums + rows - Together);
            }
            AddScalar(pSource, blocks, rows, depth, whole, pSums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Sum(float* from, int blocks, nint stride, nint depth, nint whole, int first, float* sums)
    {
        Vector<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
        for (var block = 0; block < blocks; block++, from += stride)
            for (nint k = 0; k < whole; k += Vector<float>.Count)
            {
                float* low = from + k, high = low + 3 * depth;
                s0 += Vector.Load(low);
                s1 += Vector.Load(low + depth);
                s2 += Vector.Load(low + 2 * depth);
                s3 += Vector.Load(high);
                s4 += Vector.Load(high + depth);
                s5 += Vector.Load(high + 2 * depth);
            }
        ReadOnlySpan<float> all =
            [Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3), Vector.Sum(s4), Vector.Sum(s5)];
        for (var row = first; row < Together; row++)
            sums[row] += all[row];
    }

    /// <summary>Adds what is left of the rows from <paramref name="first"/> on.</summary>
    static unsafe void AddScalar(float* source, int blocks, int rows, nint depth, nint first, float* sums)
    {
        if (first == depth)
            return;
        for (nint row = 0; row < rows; row++)
        {
            var sum = 0f;
            for (nint block = 0; block < blocks; block++)
                for (var k = first; k < depth; k++)
                    sum += source[(block * rows + row) * depth + k];
            sums[row] += sum;
        }
    }
}
