using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C = A B + 1 biasᵀ for small float32 matrices: the product that forward pass, weight gradient and input
/// gradient all are, with what follows it done while C is still in registers.</summary>
/// <remarks>
/// C is cut into tiles of up to three vectors of columns, and a tile into blocks of rows whose sums stay in registers.
/// Where the columns fill no vector (100 units, 10 classes) a narrower one takes the rest; it is moved left until it
/// fits and computes some columns a second time, which is why C is always overwritten and never added to. Each element
/// is summed in the order of k, whatever block it falls into, so a row of C has the same bits alone and within a batch.
/// </remarks>
public static partial class MatrixProduct
{
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

        var zeros = stackalloc float[3 * Vector512<float>.Count]; // the runtime clears it
        fixed (float* pa = a, pb = b, pc = c, pBias = bias, pMask = mask)
        {
            var product = new Product
            {
                A = pa, B = pb, C = pc, Bias = pBias, Zeros = zeros, ARowStride = aRowStride,
                AColumnStride = aColumnStride, BStride = columns,
                Rows = rows, Columns = columns, Depth = depth,
                Mask = pMask,
            };
            if (!InstructionSet.IsVectorized)
                Scalar(product, ending);
            else if (Vector512.IsHardwareAccelerated && columns >= Vector512<float>.Count)
                Panels<Simd512, Vector512<float>>(product, ending);
            else if (Vector256.IsHardwareAccelerated && columns >= Vector256<float>.Count)
                Panels<Simd256, Vector256<float>>(product, ending);
            else if (columns >= Vector128<float>.Count)
                Panels<Simd128, Vector128<float>>(product, ending);
            else
                Panels<SimdSingle, float>(product, ending);
        }
    }

    /// <summary>One product, or a part of its sums.</summary>
    unsafe struct Product
    {
        public float* A, B, C, Bias, Mask;

        /// <summary>What sums without a bias begin with: as many as a tile is wide.</summary>
        public float* Zeros;

        public nint ARowStride, AColumnStride, BStride, Rows, Columns, Depth;

        /// <summary>Where a tile begins in a row of B, and its last vector from there.</summary>
        public nint BColumn, BLast;

        /// <summary>A has been copied: its rows lie interleaved in blocks.</summary>
        public bool IsPacked;

        /// <summary>C holds the sums so far.</summary>
        public bool Continues;

        /// <summary>The first element of a row.</summary>
        public readonly float* RowOfA(nint row) => A + (IsPacked ? PlaceInBlocks(row, Depth) : row * ARowStride);
    }

    static unsafe void Scalar(in Product p, ProductEnding ending)
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
                row[j] = ending switch
                {
                    ProductEnding.Rectify => SimdSingle.Rectify(row[j]),
                    ProductEnding.Mask => SimdSingle.WherePositive(p.Mask[i * p.Columns + j], row[j]),
                    _ => row[j],
                };
        }
    }

    /// <summary>Covers the columns with tiles of nearly the same width. The last vector of the last tile holds what is
    /// left: it is as narrow as it can be, and reaches back over columns already
    /// covered where it is too wide.</summary>
    static void Tiles<TSimd, TVector, TEnding>(in Product p)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEnding : struct, IEnding
    {
        var rest = p.Columns % TSimd.Count;
        var vectors = p.Columns / TSimd.Count + (rest > 0 ? 1 : 0);
        nint column = 0;
        for (var tiles = (vectors + 2) / 3; tiles > 1; tiles--)
        {
            var width = (vectors + tiles - 1) / tiles;
            Tile<TSimd, TVector, TSimd, TVector, TEnding>(p, column, width, column + (width - 1) * TSimd.Count);
            column += width * TSimd.Count;
            vectors -= width;
        }
        if (TSimd.Count > 8 && rest is > 0 and <= 8) // an even narrower one would take as long
            Tile<TSimd, TVector, Simd256, Vector256<float>, TEnding>(p, column, vectors, p.Columns - 8);
        else
            Tile<TSimd, TVector, TSimd, TVector, TEnding>(p, column, vectors, p.Columns - TSimd.Count);
    }

    /// <summary>All rows of one tile of columns.</summary>
    /// <param name="vectors">one to three, the last of another width where the tile is the last</param>
    /// <param name="last">the first column of the last vector</param>
    static void Tile<TSimd, TVector, TLast, TLastVector, TEnding>(in Product p, nint column, nint vectors, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TEnding : struct, IEnding
    {
        if (vectors == 1)
            Blocks<TSimd, TVector, TLast, TLastVector, TEnding, One>(p, column, last);
        else if (vectors == 2)
            Blocks<TSimd, TVector, TLast, TLastVector, TEnding, Two>(p, column, last);
        else
            Blocks<TSimd, TVector, TLast, TLastVector, TEnding, Three>(p, column, last);
    }

    /// <summary>Cuts the rows into blocks of nearly the same height, so that none is left with a single one.</summary>
    static unsafe void Blocks<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(
        in Product whole, nint column, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
    {
        var p = whole;
        (p.BColumn, p.BLast) = (column, last - column);
        if (PaysPackingOfB(p))
            PackB<TSimd, TVector, TLast, TLastVector, TWidth>(ref p);
        nint higher, height;
        if (p.IsPacked)
            (higher, height) = (p.Rows - p.Rows % BlockRows, p.Rows % BlockRows);
        else
        {
            // Enough sums that no multiply-add waits for the one before, as far as registers go.
            var blocks = new RowBlocks(
                p.Rows, Vector512.IsHardwareAccelerated || TWidth.Value == 1 ? 8 : TWidth.Value == 2 ? 6 : 4);
            (higher, height) = (blocks.Higher, blocks.Height);
        }
        Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(
            p, 0, higher, p.IsPacked ? BlockRows : height + 1, column, last);
        Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, higher, p.Rows, height, column, last);
    }

    /// <summary>Rows from <paramref name="row"/> to <paramref name="end"/>, in blocks of one height.</summary>
    static void Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(
        in Product p, nint row, nint end, nint height, nint column, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
    {
        if (row == end)
            return;
        switch (height)
        {
            case 1: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, One>(p, row, end, column, last); break;
            case 2: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, Two>(p, row, end, column, last); break;
            case 3: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, Three>(p, row, end, column, last); break;
            case 4: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, Four>(p, row, end, column, last); break;
            case 5: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, Five>(p, row, end, column, last); break;
            case 6: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, Six>(p, row, end, column, last); break;
            case 7: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, Seven>(p, row, end, column, last); break;
            default: Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, Eight>(p, row, end, column, last); break;
        }
    }

    static void Rows<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, TRows>(
        in Product p, nint row, nint end, nint column, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
        where TRows : struct, IConstant
    {
        for (; row < end; row += TRows.Value)
            Block<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, TRows>(p, row, column, last);
    }
}
