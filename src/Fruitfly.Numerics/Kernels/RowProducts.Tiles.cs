using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The innermost loop: a tile of up to five rows by five columns of C, each a vector of partial sums
/// <c>c[row][column]</c> that stays in its register over all pairs.</summary>
public static partial class RowProducts
{
    /// <summary>Five rows by five columns need 31 registers, four by three or two by five 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Tile<TSimd, TVector, TRows, TColumns>(in Product p, nint row, nint column, nint first, nint end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
    {
        nint depth = p.Depth, depth2 = 2 * depth, depth3 = 3 * depth, depth4 = 4 * depth;
        TVector c00 = default, c01 = default, c02 = default, c03 = default, c04 = default;
        TVector c10 = default, c11 = default, c12 = default, c13 = default, c14 = default;
        TVector c20 = default, c21 = default, c22 = default, c23 = default, c24 = default;
        TVector c30 = default, c31 = default, c32 = default, c33 = default, c34 = default;
        TVector c40 = default, c41 = default, c42 = default, c43 = default, c44 = default;
        for (var pair = 0; pair < p.PairCount; pair++)
        {
            float* a = p.A + (p.Pairs[pair].A + row) * depth + first, stop = a + (end - first);
            float* b = p.B + (p.Pairs[pair].B + column) * depth + first;
            for (; a != stop; a += TSimd.Count, b += TSimd.Count)
            {
                var y0 = TSimd.Load(b);
                var y1 = TColumns.Value > 1 ? TSimd.Load(b + depth) : default;
                var y2 = TColumns.Value > 2 ? TSimd.Load(b + depth2) : default;
                var y3 = TColumns.Value > 3 ? TSimd.Load(b + depth3) : default;
                var y4 = TColumns.Value > 4 ? TSimd.Load(b + depth4) : default;
                var x0 = TSimd.Load(a);
                c00 = TSimd.MultiplyAdd(x0, y0, c00);
                if (TColumns.Value > 1)
                    c01 = TSimd.MultiplyAdd(x0, y1, c01);
                if (TColumns.Value > 2)
                    c02 = TSimd.MultiplyAdd(x0, y2, c02);
                if (TColumns.Value > 3)
                    c03 = TSimd.MultiplyAdd(x0, y3, c03);
                if (TColumns.Value > 4)
                    c04 = TSimd.MultiplyAdd(x0, y4, c04);
                if (TRows.Value > 1)
                {
                    var x1 = TSimd.Load(a + depth);
                    c10 = TSimd.MultiplyAdd(x1, y0, c10);
                    if (TColumns.Value > 1)
                        c11 = TSimd.MultiplyAdd(x1, y1, c11);
                    if (TColumns.Value > 2)
                        c12 = TSimd.MultiplyAdd(x1, y2, c12);
                    if (TColumns.Value > 3)
                        c13 = TSimd.MultiplyAdd(x1, y3, c13);
                    if (TColumns.Value > 4)
                        c14 = TSimd.MultiplyAdd(x1, y4, c14);
                }
                if (TRows.Value > 2)
                {
                    var x2 = TSimd.Load(a + depth2);
                    c20 = TSimd.MultiplyAdd(x2, y0, c20);
                    if (TColumns.Value > 1)
                        c21 = TSimd.MultiplyAdd(x2, y1, c21);
                    if (TColumns.Value > 2)
                        c22 = TSimd.MultiplyAdd(x2, y2, c22);
                    if (TColumns.Value > 3)
                        c23 = TSimd.MultiplyAdd(x2, y3, c23);
                    if (TColumns.Value > 4)
                        c24 = TSimd.MultiplyAdd(x2, y4, c24);
                }
                if (TRows.Value > 3)
                {
                    var x3 = TSimd.Load(a + depth3);
                    c30 = TSimd.MultiplyAdd(x3, y0, c30);
                    if (TColumns.Value > 1)
                        c31 = TSimd.MultiplyAdd(x3, y1, c31);
                    if (TColumns.Value > 2)
                        c32 = TSimd.MultiplyAdd(x3, y2, c32);
                    if (TColumns.Value > 3)
                        c33 = TSimd.MultiplyAdd(x3, y3, c33);
                    if (TColumns.Value > 4)
                        c34 = TSimd.MultiplyAdd(x3, y4, c34);
                }
                if (TRows.Value > 4)
                {
                    var x4 = TSimd.Load(a + depth4);
                    c40 = TSimd.MultiplyAdd(x4, y0, c40);
                    if (TColumns.Value > 1)
                        c41 = TSimd.MultiplyAdd(x4, y1, c41);
                    if (TColumns.Value > 2)
                        c42 = TSimd.MultiplyAdd(x4, y2, c42);
                    if (TColumns.Value > 3)
                        c43 = TSimd.MultiplyAdd(x4, y3, c43);
                    if (TColumns.Value > 4)
                        c44 = TSimd.MultiplyAdd(x4, y4, c44);
                }
            }
        }
        var sums = p.C + row * p.CStride + column;
        Add<TSimd, TVector, TColumns>(c00, c01, c02, c03, c04, sums);
        if (TRows.Value > 1)
            Add<TSimd, TVector, TColumns>(c10, c11, c12, c13, c14, sums + p.CStride);
        if (TRows.Value > 2)
            Add<TSimd, TVector, TColumns>(c20, c21, c22, c23, c24, sums + 2 * p.CStride);
        if (TRows.Value > 3)
            Add<TSimd, TVector, TColumns>(c30, c31, c32, c33, c34, sums + 3 * p.CStride);
        if (TRows.Value > 4)
            Add<TSimd, TVector, TColumns>(c40, c41, c42, c43, c44, sums + 4 * p.CStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Add<TSimd, TVector, TColumns>(
        TVector c0, TVector c1, TVector c2, TVector c3, TVector c4, float* sums)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TColumns : struct, IConstant
    {
        sums[0] += TSimd.Sum(c0);
        if (TColumns.Value > 1)
            sums[1] += TSimd.Sum(c1);
        if (TColumns.Value > 2)
            sums[2] += TSimd.Sum(c2);
        if (TColumns.Value > 3)
            sums[3] += TSimd.Sum(c3);
        if (TColumns.Value > 4)
            sums[4] += TSimd.Sum(c4);
    }
}
