using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C[i, j] = Σ over blocks s and k of A_s[i, k] B_s[j, k]: the gradient of weights that are used once in every
/// block, such as a step of a sequence, with the examples k as neighbours.</summary>
/// <remarks>The sums of a tile of C (four rows by two) stay in registers over all blocks, a vector of partial sums each, which
/// are added up once at the end. Where the depth fills no vector, the last one is moved left until it fits, and what was
/// counted already is set to 0 in A.</remarks>
public static class RowProducts
{
    const int TileRows = 4;
    const int TileColumns = 2;

    /// <param name="a">blocks <c>[rows × depth]</c>, row-major, one every <paramref name="aStride"/> values</param>
    /// <param name="b">blocks <c>[columns × depth]</c>, row-major, one every <paramref name="bStride"/> values</param>
    /// <param name="c"><c>[rows × columns]</c>, overwritten</param>
    public static unsafe void Multiply(
        ReadOnlySpan<float> a, int aStride, int rows, ReadOnlySpan<float> b, int bStride, int columns, int depth, int blocks,
        Span<float> c)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfNegative(blocks);
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, (long)rows * columns, nameof(c));
        if (blocks > 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(a.Length, (long)(blocks - 1) * aStride + (long)rows * depth, nameof(a));
            ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, (long)(blocks - 1) * bStride + (long)columns * depth, nameof(b));
        }
        fixed (float* pa = a, pb = b, pc = c)
            if (InstructionSet.IsVectorized && depth >= Vector<float>.Count && rows >= TileRows && columns >= TileColumns)
                for (var i = 0; i < rows; i += TileRows)
                    for (var j = 0; j < columns; j += TileColumns)
                    {
                        // The last tile is moved left or up until it fits, and computes some sums a second time.
                        int row = Math.Min(i, rows - TileRows), column = Math.Min(j, columns - TileColumns);
                        Tile(pa + row * depth, aStride, pb + column * depth, bStride, depth, blocks, pc + row * columns + column, columns);
                    }
            else
                Scalar(a, aStride, rows, b, bStride, columns, depth, blocks, c);
    }

    internal static void Scalar(
        ReadOnlySpan<float> a, int aStride, int rows, ReadOnlySpan<float> b, int bStride, int columns, int depth, int blocks,
        Span<float> c)
    {
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
            {
                var sum = 0f;
                for (var s = 0; s < blocks; s++)
                    for (var k = 0; k < depth; k++)
                        sum += a[s * aStride + i * depth + k] * b[s * bStride + j * depth + k];
                c[i * columns + j] = sum;
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Tile(float* a, nint aStride, float* b, nint bStride, nint depth, int blocks, float* c, nint columns)
    {
        Vector<float> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector<float> c20 = default, c21 = default, c30 = default, c31 = default;
        nint width = Vector<float>.Count, whole = depth / width * width;
        var last = Vector.GreaterThanOrEqual(Vector<float>.Indices, new Vector<float>(width - (depth - whole)));
        for (var s = 0; s < blocks; s++, a += aStride, b += bStride)
        {
            for (nint k = 0; k < whole; k += width)
            {
                Vector<float> b0 = Vector.Load(b + k), b1 = Vector.Load(b + depth + k);
                Add(Vector.Load(a + k), b0, b1, ref c00, ref c01);
                Add(Vector.Load(a + depth + k), b0, b1, ref c10, ref c11);
                Add(Vector.Load(a + 2 * depth + k), b0, b1, ref c20, ref c21);
                Add(Vector.Load(a + 3 * depth + k), b0, b1, ref c30, ref c31);
            }
            if (whole < depth)
            {
                var k = depth - width;
                Vector<float> b0 = Vector.Load(b + k), b1 = Vector.Load(b + depth + k);
                Add(Masked(a + k, last), b0, b1, ref c00, ref c01);
                Add(Masked(a + depth + k, last), b0, b1, ref c10, ref c11);
                Add(Masked(a + 2 * depth + k, last), b0, b1, ref c20, ref c21);
                Add(Masked(a + 3 * depth + k, last), b0, b1, ref c30, ref c31);
            }
        }
        (c[0], c[1]) = (Vector.Sum(c00), Vector.Sum(c01));
        (c[columns], c[columns + 1]) = (Vector.Sum(c10), Vector.Sum(c11));
        (c[2 * columns], c[2 * columns + 1]) = (Vector.Sum(c20), Vector.Sum(c21));
        (c[3 * columns], c[3 * columns + 1]) = (Vector.Sum(c30), Vector.Sum(c31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(Vector<float> a, Vector<float> b0, Vector<float> b1, ref Vector<float> sum0, ref Vector<float> sum1)
    {
        sum0 = Vector.FusedMultiplyAdd(a, b0, sum0);
        sum1 = Vector.FusedMultiplyAdd(a, b1, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe Vector<float> Masked(float* from, Vector<int> mask) =>
        Vector.ConditionalSelect(Vector.AsVectorSingle(mask), Vector.Load(from), Vector<float>.Zero);
}
