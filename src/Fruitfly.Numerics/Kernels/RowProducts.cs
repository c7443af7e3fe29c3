using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C[i, j] += Σ over pairs s and k of A[s.A + i, k] B[s.B + j, k]: the gradient of weights that are used many
/// times, at the positions of a convolution or the steps of a sequence, with the examples
/// k of a batch as neighbours.</summary>
/// <remarks>The sums of a tile of C stay in registers over all pairs, a vector of partial sums each, which are added up
/// once at the end. Where the depth fills no vector, narrower ones take the rest.</remarks>
public static partial class RowProducts
{
    /// <param name="a"><c>[any × depth]</c>, row-major</param>
    /// <param name="b"><c>[any × depth]</c>, row-major</param>
    /// <param name="c"><c>[rows × columns]</c>, added to</param>
    /// <param name="cStride">from one row of C to the next</param>
    public static unsafe void Add(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<RowPair> pairs, int rows, int columns, int depth,
        Span<float> c,
        int cStride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfLessThan(cStride, columns);
        if (rows == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, (long)(rows - 1) * cStride + columns, nameof(c));
        foreach (var pair in pairs)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(pair.A, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfNegative(pair.B, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfLessThan(a.Length, ((long)pair.A + rows) * depth, nameof(a));
            ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, ((long)pair.B + columns) * depth, nameof(b));
        }
        fixed (float* pa = a, pb = b, pc = c)
        fixed (RowPair* pPairs = pairs)
        {
            var product = new Product
            {
                A = pa, B = pb, C = pc, Pairs = pPairs, PairCount = pairs.Length, Rows = rows, Columns = columns,
                Depth = depth,
                CStride = cStride,
            };
            if (InstructionSet.IsVectorized)
                Parts(product);
            else
                Tiles<SimdSingle, float>(product, 0, depth);
        }
    }

    unsafe struct Product
    {
        public float* A, B, C;
        public RowPair* Pairs;
        public int PairCount;
        public nint Rows, Columns, Depth, CStride;
    }

    /// <summary>Cuts the depth into parts that whole vectors fill, the widest first.</summary>
    static void Parts(in Product p)
    {
        nint first = 0;
        if (Vector512.IsHardwareAccelerated)
            first = Tiles<Simd512, Vector512<float>>(p, first, p.Depth);
        if (Vector256.IsHardwareAccelerated)
            first = Tiles<Simd256, Vector256<float>>(p, first, p.Depth);
        first = Tiles<Simd128, Vector128<float>>(p, first, p.Depth);
        Tiles<SimdSingle, float>(p, first, p.Depth);
    }

    /// <summary>All of C over the part of the depth from <paramref name="first"/> that whole vectors fill; returns its
    /// end.</summary>
    static nint Tiles<TSimd, TVector>(in Product p, nint first, nint depth)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var end = first + (depth - first) / TSimd.Count * TSimd.Count;
        if (end == first)
            return first;
        nint most = Vector512.IsHardwareAccelerated ? 5 : 4, row = 0;
        for (var parts = (p.Rows + most - 1) / most; parts > 0; parts--)
        {
            var height = (p.Rows - row + parts - 1) / parts;
            switch (height)
            {
                case 1: Line<TSimd, TVector, One>(p, row, first, end); break;
                case 2: Line<TSimd, TVector, Two>(p, row, first, end); break;
                case 3: Line<TSimd, TVector, Three>(p, row, first, end); break;
                case 4: Line<TSimd, TVector, Four>(p, row, first, end); break;
                default: Line<TSimd, TVector, Five>(p, row, first, end); break;
            }
            row += height;
        }
        return end;
    }

    /// <summary>The tiles of some rows of C.</summary>
    static void Line<TSimd, TVector, TRows>(in Product p, nint row, nint first, nint end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TRows : struct, IConstant
    {
        // Beside its sums a tile needs a register for each column and one for a row.
        nint most = Vector512.IsHardwareAccelerated || TRows.Value <= 2 ? 5 : 3, column = 0;
        for (var parts = (p.Columns + most - 1) / most; parts > 0; parts--)
        {
            var width = (p.Columns - column + parts - 1) / parts;
            switch (width)
            {
                case 1: Tile<TSimd, TVector, TRows, One>(p, row, column, first, end); break;
                case 2: Tile<TSimd, TVector, TRows, Two>(p, row, column, first, end); break;
                case 3: Tile<TSimd, TVector, TRows, Three>(p, row, column, first, end); break;
                case 4: Tile<TSimd, TVector, TRows, Four>(p, row, column, first, end); break;
                default: Tile<TSimd, TVector, TRows, Five>(p, row, column, first, end); break;
            }
            column += width;
        }
    }
}
