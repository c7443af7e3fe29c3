using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The innermost loop: a block of up to eight rows by up to three vectors, whose sums <c>c[row][vector]</c>
/// stay in registers over all terms, named one by one because an array would not. The numbers of rows and vectors
/// and the ending are types, so each combination compiles to a loop of its own.</summary>
public static partial class ProductSum
{
    /// <summary>Eight rows by three vectors need 28 registers, four rows 16; six by two 15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Block<TSimd, TVector, TEnding, TWidth, TRows>(in Product p, nint row, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
        where TRows : struct, IConstant
    {
        nint columns = p.Columns, aRow = p.ARowStride, aStep = p.AColumnStride, aRow3 = 3 * p.ARowStride;
        nint next = TSimd.Count, afterNext = 2 * TSimd.Count;
        var c00 = Start<TSimd, TVector>(p, row);
        var c10 = TRows.Value > 1 ? Start<TSimd, TVector>(p, row + 1) : default;
        var c20 = TRows.Value > 2 ? Start<TSimd, TVector>(p, row + 2) : default;
        var c30 = TRows.Value > 3 ? Start<TSimd, TVector>(p, row + 3) : default;
        var c40 = TRows.Value > 4 ? Start<TSimd, TVector>(p, row + 4) : default;
        var c50 = TRows.Value > 5 ? Start<TSimd, TVector>(p, row + 5) : default;
        var c60 = TRows.Value > 6 ? Start<TSimd, TVector>(p, row + 6) : default;
        var c70 = TRows.Value > 7 ? Start<TSimd, TVector>(p, row + 7) : default;
        TVector c01 = c00, c02 = c00, c11 = c10, c12 = c10, c21 = c20, c22 = c20, c31 = c30, c32 = c30;
        TVector c41 = c40, c42 = c40, c51 = c50, c52 = c50, c61 = c60, c62 = c60, c71 = c70, c72 = c70;
        for (var term = 0; term < p.TermCount; term++)
        {
            float* a = p.A + p.Terms[term].A + row * aRow, a4 = a + 4 * aRow, b = p.B + p.Terms[term].B * columns +
                column;
            for (nint k = p.Terms[term].Depth; k > 0; k--)
            {
                var y0 = TSimd.Load(b);
                var y1 = TWidth.Value > 1 ? TSimd.Load(b + next) : default;
                var y2 = TWidth.Value > 2 ? TSimd.Load(b + afterNext) : default;
                var x0 = TSimd.Broadcast(a[0]);
                c00 = TSimd.MultiplyAdd(x0, y0, c00);
                if (TWidth.Value > 1)
                    c01 = TSimd.MultiplyAdd(x0, y1, c01);
                if (TWidth.Value > 2)
                    c02 = TSimd.MultiplyAdd(x0, y2, c02);
                if (TRows.Value > 1)
                {
                    var x1 = TSimd.Broadcast(a[aRow]);
                    c10 = TSimd.MultiplyAdd(x1, y0, c10);
                    if (TWidth.Value > 1)
                        c11 = TSimd.MultiplyAdd(x1, y1, c11);
                    if (TWidth.Value > 2)
                        c12 = TSimd.MultiplyAdd(x1, y2, c12);
                }
                if (TRows.Value > 2)
                {
                    var x2 = TSimd.Broadcast(a[2 * aRow]);
                    c20 = TSimd.MultiplyAdd(x2, y0, c20);
                    if (TWidth.Value > 1)
                        c21 = TSimd.MultiplyAdd(x2, y1, c21);
                    if (TWidth.Value > 2)
                        c22 = TSimd.MultiplyAdd(x2, y2, c22);
                }
                if (TRows.Value > 3)
                {
                    var x3 = TSimd.Broadcast(a[aRow3]);
                    c30 = TSimd.MultiplyAdd(x3, y0, c30);
                    if (TWidth.Value > 1)
                        c31 = TSimd.MultiplyAdd(x3, y1, c31);
                    if (TWidth.Value > 2)
                        c32 = TSimd.MultiplyAdd(x3, y2, c32);
                }
                if (TRows.Value > 4)
                {
                    var x4 = TSimd.Broadcast(a4[0]);
                    c40 = TSimd.MultiplyAdd(x4, y0, c40);
                    if (TWidth.Value > 1)
                        c41 = TSimd.MultiplyAdd(x4, y1, c41);
                    if (TWidth.Value > 2)
                        c42 = TSimd.MultiplyAdd(x4, y2, c42);
                }
                if (TRows.Value > 5)
                {
                    var x5 = TSimd.Broadcast(a4[aRow]);
                    c50 = TSimd.MultiplyAdd(x5, y0, c50);
                    if (TWidth.Value > 1)
                        c51 = TSimd.MultiplyAdd(x5, y1, c51);
                    if (TWidth.Value > 2)
                        c52 = TSimd.MultiplyAdd(x5, y2, c52);
                }
                if (TRows.Value > 6)
                {
                    var x6 = TSimd.Broadcast(a4[2 * aRow]);
                    c60 = TSimd.MultiplyAdd(x6, y0, c60);
                    if (TWidth.Value > 1)
                        c61 = TSimd.MultiplyAdd(x6, y1, c61);
                    if (TWidth.Value > 2)
                        c62 = TSimd.MultiplyAdd(x6, y2, c62);
                }
                if (TRows.Value > 7)
                {
                    var x7 = TSimd.Broadcast(a4[aRow3]);
                    c70 = TSimd.MultiplyAdd(x7, y0, c70);
                    if (TWidth.Value > 1)
                        c71 = TSimd.MultiplyAdd(x7, y1, c71);
                    if (TWidth.Value > 2)
                        c72 = TSimd.MultiplyAdd(x7, y2, c72);
                }
                a += aStep;
                a4 += aStep;
                b += columns;
            }
        }
        var c = row * columns + column;
        Finish<TSimd, TVector, TEnding, TWidth>(p, c00, c01, c02, c);
        if (TRows.Value > 1)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c10, c11, c12, c + columns);
        if (TRows.Value > 2)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c20, c21, c22, c + 2 * columns);
        if (TRows.Value > 3)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c30, c31, c32, c + 3 * columns);
        if (TRows.Value > 4)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c40, c41, c42, c + 4 * columns);
        if (TRows.Value > 5)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c50, c51, c52, c + 5 * columns);
        if (TRows.Value > 6)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c60, c61, c62, c + 6 * columns);
        if (TRows.Value > 7)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c70, c71, c72, c + 7 * columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe TVector Start<TSimd, TVector>(in Product p, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => p.Bias == null ? default : TSimd.Broadcast(p.Bias[row]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Finish<TSimd, TVector, TEnding, TWidth>(
        in Product p, TVector c0, TVector c1, TVector c2, nint place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
    {
        float* c = p.C + place, mask = p.Mask + place;
        TSimd.Store(TEnding.Apply<TSimd, TVector>(c0, mask), c);
        if (TWidth.Value > 1)
            TSimd.Store(TEnding.Apply<TSimd, TVector>(c1, mask + TSimd.Count), c + TSimd.Count);
        if (TWidth.Value > 2)
            TSimd.Store(TEnding.Apply<TSimd, TVector>(c2, mask + 2 * TSimd.Count), c + 2 * TSimd.Count);
    }
}
