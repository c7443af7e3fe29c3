using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C = bias 1ᵀ + Σₜ Aₜ Bₜ, where the Aₜ are parts of a few weights and the Bₜ runs of rows of a large matrix
/// whose columns are the examples of a batch: one position of a convolution, whose terms are the parts of its kernel
/// that lie on the input.</summary>
/// <remarks>C is cut into tiles of up to three vectors of columns, and a tile into blocks of nearly equally many rows,
/// so that no block is left with a single one. Columns that fill no vector are taken by a narrower one, the last of
/// them moved left until it fits. Each element is summed in the order of the terms, whatever block it falls into, so an
/// example has the same bits alone and within a batch.</remarks>
public static partial class ProductSum
{
    /// <param name="a">element (i, k) of a term is at its A + i · aRowStride + k · aColumnStride</param>
    /// <param name="b"><c>[any × columns]</c>, row-major</param>
    /// <param name="bias"><c>[rows]</c>, or empty for none</param>
    /// <param name="c"><c>[rows × columns]</c>, overwritten; must not overlap A or B</param>
    /// <param name="mask"><c>[rows × columns]</c> for <see cref="ProductEnding.Mask"/>, else empty</param>
    public static unsafe void Multiply(
        ReadOnlySpan<float> a, int aRowStride, int aColumnStride, ReadOnlySpan<float> b,
        ReadOnlySpan<ProductTerm> terms,
        ReadOnlySpan<float> bias, int rows, int columns, Span<float> c,
        ProductEnding ending = ProductEnding.None, ReadOnlySpan<float> mask = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (rows == 0 || columns == 0)
            return;
        foreach (var term in terms)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(term.Depth, nameof(terms));
            ArgumentOutOfRangeException.ThrowIfNegative(term.A, nameof(terms));
            ArgumentOutOfRangeException.ThrowIfNegative(term.B, nameof(terms));
            ArgumentOutOfRangeException.ThrowIfLessThan(
                a.Length, term.A + (long)(rows - 1) * aRowStride + (long)(term.Depth - 1) * aColumnStride + 1,
                nameof(a));
            ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, ((long)term.B + term.Depth) * columns, nameof(b));
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, (long)rows * columns, nameof(c));
        if (!bias.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfLessThan(bias.Length, rows, nameof(bias));
        if (ending == ProductEnding.Mask)
            ArgumentOutOfRangeException.ThrowIfLessThan(mask.Length, (long)rows * columns, nameof(mask));
        Debug.Assert(!c.Overlaps(a) && !c.Overlaps(b));

        fixed (float* pa = a, pb = b, pc = c, pBias = bias, pMask = mask)
        fixed (ProductTerm* pTerms = terms)
        {
            var product = new Product
            {
                A = pa, B = pb, C = pc, Bias = pBias, Terms = pTerms, TermCount = terms.Length,
                ARowStride = aRowStride, AColumnStride = aColumnStride, Rows = rows, Columns = columns,
                Mask = pMask,
            };
            if (!InstructionSet.IsVectorized)
                Scalar(product, ending);
            else if (ending == ProductEnding.None)
                Tiles<NoEnding>(product);
            else if (ending == ProductEnding.Rectify)
                Tiles<RectifyEnding>(product);
            else
                Tiles<MaskEnding>(product);
        }
    }

    unsafe struct Product
    {
        public float* A, B, C, Bias, Mask;
        public ProductTerm* Terms;
        public int TermCount;
        public nint ARowStride, AColumnStride, Rows, Columns;
    }

    static unsafe void Scalar(in Product p, ProductEnding ending)
    {
        for (nint i = 0; i < p.Rows; i++)
            for (nint j = 0; j < p.Columns; j++)
            {
                var sum = p.Bias == null ? 0 : p.Bias[i];
                for (var t = 0; t < p.TermCount; t++)
                    for (nint k = 0; k < p.Terms[t].Depth; k++)
                        sum += p.A[p.Terms[t].A + i * p.ARowStride + k * p.AColumnStride]
                            * p.B[(p.Terms[t].B + k) * p.Columns + j];
                var place = i * p.Columns + j;
                p.C[place] = ending switch
                {
                    ProductEnding.Rectify => SimdSingle.Rectify(sum),
                    ProductEnding.Mask => SimdSingle.WherePositive(p.Mask[place], sum),
                    _ => sum,
                };
            }
    }

    /// <summary>Covers the columns with tiles, the widest first.</summary>
    static void Tiles<TEnding>(in Product p) where TEnding : struct, IEnding
    {
        nint column = 0;
        if (Vector512.IsHardwareAccelerated)
            column = Wide<Simd512, Vector512<float>, TEnding>(p, column);
        if (Vector256.IsHardwareAccelerated)
            column = Wide<Simd256, Vector256<float>, TEnding>(p, column);
        column = Wide<Simd128, Vector128<float>, TEnding>(p, column);
        if (column < p.Columns && p.Columns >= Vector128<float>.Count)
            Tile<Simd128, Vector128<float>, TEnding, One>(p, p.Columns - Vector128<float>.Count);
        else
            for (; column < p.Columns; column++)
                Tile<SimdSingle, float, TEnding, One>(p, column);
    }

    /// <summary>Takes as many columns as fill whole vectors of one width; returns the first that is left.</summary>
    static nint Wide<TSimd, TVector, TEnding>(in Product p, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEnding : struct, IEnding
    {
        for (; column + 3 * TSimd.Count <= p.Columns; column += 3 * TSimd.Count)
            Tile<TSimd, TVector, TEnding, Three>(p, column);
        for (; column + 2 * TSimd.Count <= p.Columns; column += 2 * TSimd.Count)
            Tile<TSimd, TVector, TEnding, Two>(p, column);
        for (; column + TSimd.Count <= p.Columns; column += TSimd.Count)
            Tile<TSimd, TVector, TEnding, One>(p, column);
        return column;
    }

    /// <summary>All rows of one tile of columns.</summary>
    static void Tile<TSimd, TVector, TEnding, TWidth>(in Product p, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
    {
        // Enough sums that no multiply-add waits for the one before, as far as registers go.
        var blocks = new RowBlocks(
            p.Rows, Vector512.IsHardwareAccelerated || TWidth.Value == 1 ? 8 : TWidth.Value == 2 ? 6 : 4);
        Rows<TSimd, TVector, TEnding, TWidth>(p, 0, blocks.Higher, blocks.Height + 1, column);
        Rows<TSimd, TVector, TEnding, TWidth>(p, blocks.Higher, p.Rows, blocks.Height, column);
    }

    /// <summary>Rows from <paramref name="row"/> to <paramref name="end"/>, in blocks of one height.</summary>
    static void Rows<TSimd, TVector, TEnding, TWidth>(in Product p, nint row, nint end, nint height, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
    {
        if (row == end)
            return;
        switch (height)
        {
            case 1: Rows<TSimd, TVector, TEnding, TWidth, One>(p, row, end, column); break;
            case 2: Rows<TSimd, TVector, TEnding, TWidth, Two>(p, row, end, column); break;
            case 3: Rows<TSimd, TVector, TEnding, TWidth, Three>(p, row, end, column); break;
            case 4: Rows<TSimd, TVector, TEnding, TWidth, Four>(p, row, end, column); break;
            case 5: Rows<TSimd, TVector, TEnding, TWidth, Five>(p, row, end, column); break;
            case 6: Rows<TSimd, TVector, TEnding, TWidth, Six>(p, row, end, column); break;
            case 7: Rows<TSimd, TVector, TEnding, TWidth, Seven>(p, row, end, column); break;
            default: Rows<TSimd, TVector, TEnding, TWidth, Eight>(p, row, end, column); break;
        }
    }

    static void Rows<TSimd, TVector, TEnding, TWidth, TRows>(in Product p, nint row, nint end, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
        where TRows : struct, IConstant
    {
        for (; row < end; row += TRows.Value)
            Block<TSimd, TVector, TEnding, TWidth, TRows>(p, row, column);
    }
}
