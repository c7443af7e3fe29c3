using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C = A B + 1 biasᵀ for small float32 matrices: the product that forward pass, weight gradient and input gradient
/// all are, with what follows it done while C is still in registers.</summary>
/// <remarks>
/// C is cut into tiles of up to three vectors of columns, and a tile into blocks of rows whose sums stay in registers. Where
/// the columns fill no vector (100 units, 10 classes) narrower ones take the rest; the last is moved left until it fits and
/// computes some columns a second time, which is why C is always overwritten and never added to. Each element is summed in
/// the order of k, whatever block it falls into, so a row of C has the same bits alone and within a batch.
/// </remarks>
public static partial class MatrixProduct
{
    /// <summary>Sums are cut into parts of this many terms, so that the part of B that a tile reads stays in the cache over
    /// all rows.</summary>
    const int DepthPart = 512;

    /// <summary>C[i, j] = bias[j] + Σₖ A[i, k] B[k, j], then the ending. C must not overlap A or B.</summary>
    /// <param name="a">element (i, k) is at i · aRowStride + k · aColumnStride, so a transposed A costs nothing</param>
    /// <param name="b"><c>[depth × columns]</c>, row-major</param>
    /// <param name="bias"><c>[columns]</c>, or empty for none</param>
    /// <param name="c"><c>[rows × columns]</c>, row-major</param>
    /// <param name="mask"><c>[rows × columns]</c> for <see cref="ProductEnding.Mask"/>, else empty</param>
    public static unsafe void Multiply(
        ReadOnlySpan<float> a, int aRowStride, int aColumnStride, ReadOnlySpan<float> b, ReadOnlySpan<float> bias,
        int rows, int columns, int depth, Span<float> c,
        ProductEnding ending = ProductEnding.None, ReadOnlySpan<float> mask = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        if (rows == 0 || columns == 0)
            return;
        if (depth > 0)
            ArgumentOutOfRangeException.ThrowIfLessThan(
                a.Length, (long)(rows - 1) * aRowStride + (long)(depth - 1) * aColumnStride + 1, nameof(a));
        ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, (long)depth * columns, nameof(b));
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, (long)rows * columns, nameof(c));
        if (!bias.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfLessThan(bias.Length, columns, nameof(bias));
        if (ending == ProductEnding.Mask)
            ArgumentOutOfRangeException.ThrowIfLessThan(mask.Length, (long)rows * columns, nameof(mask));
        Debug.Assert(!c.Overlaps(a) && !c.Overlaps(b));

        fixed (float* pa = a, pb = b, pc = c, pBias = bias, pMask = mask)
        {
            var product = new Product
            {
                A = pa, B = pb, C = pc, Bias = pBias, ARowStride = aRowStride, AColumnStride = aColumnStride,
                Rows = rows, Columns = columns, Depth = depth,
                Rectifies = ending == ProductEnding.Rectify, Mask = ending == ProductEnding.Mask ? pMask : null,
            };
            if (InstructionSet.IsVectorized)
                Tiles(product);
            else
                Scalar(product);
        }
    }

    /// <summary>One product, or a part of its sums.</summary>
    unsafe struct Product
    {
        public float* A, B, C, Bias, Mask;
        public nint ARowStride, AColumnStride, Rows, Columns, Depth;

        /// <summary>C holds the sums so far.</summary>
        public bool Continues;

        public bool Rectifies;
    }

    static unsafe void Scalar(in Product p)
    {
        for (nint i = 0; i < p.Rows; i++)
        {
            var row = p.C + i * p.Columns;
            for (nint j = 0; j < p.Columns; j++)
                row[j] = p.Bias == null ? 0 : p.Bias[j];
            for (nint k = 0; k < p.Depth; k++)
            {
                var a = p.A[i * p.ARowStride + k * p.AColumnStride];
                for (nint j = 0; j < p.Columns; j++)
                    row[j] += a * p.B[k * p.Columns + j];
            }
            for (nint j = 0; j < p.Columns; j++)
            {
                if (p.Rectifies)
                    row[j] = SimdSingle.Rectify(row[j]);
                if (p.Mask != null)
                    row[j] = SimdSingle.WherePositive(p.Mask[i * p.Columns + j], row[j]);
            }
        }
    }

    /// <summary>Covers the columns with tiles, the widest first.</summary>
    static void Tiles(in Product p)
    {
        nint column = 0;
        if (Vector512.IsHardwareAccelerated)
            column = Wide<Simd512, Vector512<float>>(p, column);
        if (Vector256.IsHardwareAccelerated)
            column = Wide<Simd256, Vector256<float>>(p, column);
        column = Wide<Simd128, Vector128<float>>(p, column);
        if (column < p.Columns && p.Columns >= Vector128<float>.Count)
        {
            Tile<Simd128, Vector128<float>, One>(p, p.Columns - Vector128<float>.Count);
            return;
        }
        for (; column < p.Columns; column++)
            Tile<SimdSingle, float, One>(p, column);
    }

    /// <summary>Takes as many columns as fill whole vectors of one width; returns the first that is left.</summary>
    static nint Wide<TSimd, TVector>(in Product p, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        while (true)
            switch ((p.Columns - column) / TSimd.Count)
            {
                case 0:
                    return column;
                case 1:
                    Tile<TSimd, TVector, One>(p, column);
                    column += TSimd.Count;
                    break;
                case 2 or 4: // two and two keep more sums in flight than three and one
                    Tile<TSimd, TVector, Two>(p, column);
                    column += 2 * TSimd.Count;
                    break;
                default:
                    Tile<TSimd, TVector, Three>(p, column);
                    column += 3 * TSimd.Count;
                    break;
            }
    }

    /// <summary>All rows of one tile of columns, part by part of the sum.</summary>
    static unsafe void Tile<TSimd, TVector, TWidth>(in Product whole, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, ITileWidth
    {
        var p = whole;
        var left = whole.Depth;
        do
        {
            p.Depth = Math.Min(left, DepthPart);
            left -= p.Depth;
            p.Rectifies = whole.Rectifies && left == 0;
            p.Mask = left == 0 ? whole.Mask : null;
            nint row = 0;
            if (Vector512.IsHardwareAccelerated)
                for (; row + 8 <= p.Rows; row += 8)
                    EightRows<TSimd, TVector, TWidth>(p, row, column);
            for (; row + 4 <= p.Rows; row += 4)
                FourRows<TSimd, TVector, TWidth>(p, row, column);
            for (; row < p.Rows; row++)
                OneRow<TSimd, TVector, TWidth>(p, row, column);
            p.A += p.Depth * p.AColumnStride;
            p.B += p.Depth * p.Columns;
            p.Continues = true;
        }
        while (left > 0);
    }

    /// <summary>How many vectors wide a tile is: a type, so that each width compiles to loops of its own.</summary>
    interface ITileWidth
    {
        static abstract int Vectors { get; }
    }

    readonly struct One : ITileWidth
    {
        public static int Vectors => 1;
    }

    readonly struct Two : ITileWidth
    {
        public static int Vectors => 2;
    }

    readonly struct Three : ITileWidth
    {
        public static int Vectors => 3;
    }
}
