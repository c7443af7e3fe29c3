using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>sums[r] += Σ over blocks s and k of source[s, r, k]: the gradient of biases that are used in every block, with the
/// examples k of a batch as neighbours.</summary>
public static class RowSums
{
    /// <param name="source"><c>[blocks × rows × depth]</c></param>
    /// <param name="sums"><c>[rows]</c>, added to</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Add(ReadOnlySpan<float> source, int blocks, int rows, int depth, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(blocks);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, (long)blocks * rows * depth, nameof(source));
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, rows, nameof(sums));
        nint whole = InstructionSet.IsVectorized ? depth - depth % Vector<float>.Count : 0, width = Vector<float>.Count;
        nint stride = (nint)rows * depth;
        fixed (float* pSource = source)
            for (nint row = 0; row < rows; row++)
            {
                Vector<float> even = default, odd = default;
                var rest = 0f;
                var from = pSource + row * depth;
                for (var block = 0; block < blocks; block++, from += stride)
                {
                    nint k = 0;
                    for (; k + 2 * width <= whole; k += 2 * width)
                    {
                        even += Vector.Load(from + k);
                        odd += Vector.Load(from + k + width);
                    }
                    if (k < whole)
                        even += Vector.Load(from + k);
                    for (k = whole; k < depth; k++)
                        rest += from[k];
                }
                sums[(int)row] += Vector.Sum(even + odd) + rest;
            }
    }
}
