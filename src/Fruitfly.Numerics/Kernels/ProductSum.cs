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
                Rectifies = ending == ProductEnding.Rectify, Mask = ending == ProductEnding.Mask ? pMask : null,
            };
            if (InstructionSet.IsVectorized)
                Tiles(product);
            else
                Scalar(product);
        }
    }

    unsafe struct Product
    {
        public float* A, B, C, Bias, Mask;
        public ProductTerm* Terms;
        public int TermCount;
        public nint ARowStride, AColumnStride, Rows, Columns;
        public bool Rectifies;
    }

    static unsafe void Scalar(in Product p)
    {
        for (nint i = 0; i < p.Rows; i++)
            for (nint j = 0; j < p.Columns; j++)
            {
                var sum = p.Bias == null ? 0 : p.Bias[i];
                for (var t = 0; t < p.TermCount; t++)
                    for (nint k = 0; k < p.Terms[t].Depth; k++)
                        sum += p.A[p.Terms[t].A + i * p.ARowStride + k * p.AColumnStride]
                            * p.B[(p.Terms[t].B + k) * p.Columns + j];
                Finish<SimdSingle, float>(p, sum, i * p.Columns + j);
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
            Tile<Simd128, Vector128<float>, One>(p, p.Columns - Vector128<float>.Count);
        else
            for (; column < p.Columns; column++)
                Tile<SimdSingle, float, One>(p, column);
    }

    /// <summary>Takes as many columns as fill whole vectors of one width; returns the first that is left.</summary>
    static nint Wide<TSimd, TVector>(in Product p, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (; column + 3 * TSimd.Count <= p.Columns; column += 3 * TSimd.Count)
            Tile<TSimd, TVector, Three>(p, column);
        for (; column + 2 * TSimd.Count <= p.Columns; column += 2 * TSimd.Count)
            Tile<TSimd, TVector, Two>(p, column);
        for (; column + TSimd.Count <= p.Columns; column += TSimd.Count)
            Tile<TSimd, TVector, One>(p, column);
        return column;
    }

    /// <summary>All rows of one tile of columns.</summary>
    static void Tile<TSimd, TVector, TWidth>(in Product p, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, IConstant
    {
        nint most = Vector512.IsHardwareAccelerated ? 8 : 4;
        nint row = 0;
        for (var blocks = (p.Rows + most - 1) / most; blocks > 0; blocks--)
        {
            var height = (p.Rows - row + blocks - 1) / blocks;
            switch (height)
            {
                case 1: Block<TSimd, TVector, TWidth, One>(p, row, column); break;
                case 2: Block<TSimd, TVector, TWidth, Two>(p, row, column); break;
                case 3: Block<TSimd, TVector, TWidth, Three>(p, row, column); break;
                case 4: Block<TSimd, TVector, TWidth, Four>(p, row, column); break;
                case 5: Block<TSimd, TVector, TWidth, Five>(p, row, column); break;
                case 6: Block<TSimd, TVector, TWidth, Six>(p, row, column); break;
                case 7: Block<TSimd, TVector, TWidth, Seven>(p, row, column); break;
                default: Block<TSimd, TVector, TWidth, Eight>(p, row, column); break;
            }
            row += height;
        }
    }
}
