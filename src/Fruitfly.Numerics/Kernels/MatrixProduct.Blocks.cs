using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The innermost loop: a block of up to eight rows by up to three vectors of columns. The sums
/// <c>c[row][vector]</c> stay in registers over the whole depth, named one by one because an array would not. Vector 2
/// is the last one and always there; 0 and 1 are those before it. The numbers of rows and vectors and the ending are
/// types, so each combination compiles to a loop of its own.</summary>
public static partial class MatrixProduct
{
    /// <summary>Eight rows by three vectors need 28 registers, four rows 16; six by two 15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Block<TSimd, TVector, TLast, TLastVector, TEnding, TWidth, TRows>(
        in Product p, nint row, nint column, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
        where TRows : struct, IConstant
    {
        nint aRow = p.ARowStride, aRow3 = 3 * aRow, aStep = p.AColumnStride, columns = p.Columns, bStep = p.BStride;
        nint next = TSimd.Count, toLast = last - column, bLast = p.BLast, place = row * columns + column;
        float* a = p.RowOfA(row), a4 = a + 4 * aRow, b = p.B + p.BColumn;
        var start = p.Continues ? p.C + place : p.Bias != null ? p.Bias + column : p.Zeros;
        var startRow = p.Continues ? columns : 0;
        var c00 = TWidth.Value > 1 ? TSimd.Load(start) : default;
        var c01 = TWidth.Value > 2 ? TSimd.Load(start + next) : default;
        var c02 = TLast.Load(start + toLast);
        var c10 = TRows.Value > 1 && TWidth.Value > 1 ? TSimd.Load(start + startRow) : default;
        var c11 = TRows.Value > 1 && TWidth.Value > 2 ? TSimd.Load(start + next + startRow) : default;
        var c12 = TRows.Value > 1 ? TLast.Load(start + toLast + startRow) : default;
        var c20 = TRows.Value > 2 && TWidth.Value > 1 ? TSimd.Load(start + 2 * startRow) : default;
        var c21 = TRows.Value > 2 && TWidth.Value > 2 ? TSimd.Load(start + next + 2 * startRow) : default;
        var c22 = TRows.Value > 2 ? TLast.Load(start + toLast + 2 * startRow) : default;
        var c30 = TRows.Value > 3 && TWidth.Value > 1 ? TSimd.Load(start + 3 * startRow) : default;
        var c31 = TRows.Value > 3 && TWidth.Value > 2 ? TSimd.Load(start + next + 3 * startRow) : default;
        var c32 = TRows.Value > 3 ? TLast.Load(start + toLast + 3 * startRow) : default;
        var c40 = TRows.Value > 4 && TWidth.Value > 1 ? TSimd.Load(start + 4 * startRow) : default;
        var c41 = TRows.Value > 4 && TWidth.Value > 2 ? TSimd.Load(start + next + 4 * startRow) : default;
        var c42 = TRows.Value > 4 ? TLast.Load(start + toLast + 4 * startRow) : default;
        var c50 = TRows.Value > 5 && TWidth.Value > 1 ? TSimd.Load(start + 5 * startRow) : default;
        var c51 = TRows.Value > 5 && TWidth.Value > 2 ? TSimd.Load(start + next + 5 * startRow) : default;
        var c52 = TRows.Value > 5 ? TLast.Load(start + toLast + 5 * startRow) : default;
        var c60 = TRows.Value > 6 && TWidth.Value > 1 ? TSimd.Load(start + 6 * startRow) : default;
        var c61 = TRows.Value > 6 && TWidth.Value > 2 ? TSimd.Load(start + next + 6 * startRow) : default;
        var c62 = TRows.Value > 6 ? TLast.Load(start + toLast + 6 * startRow) : default;
        var c70 = TRows.Value > 7 && TWidth.Value > 1 ? TSimd.Load(start + 7 * startRow) : default;
        var c71 = TRows.Value > 7 && TWidth.Value > 2 ? TSimd.Load(start + next + 7 * startRow) : default;
        var c72 = TRows.Value > 7 ? TLast.Load(start + toLast + 7 * startRow) : default;
        var end = b + p.Depth * bStep;
        while (b != end)
        {
            var y0 = TWidth.Value > 1 ? TSimd.Load(b) : default;
            var y1 = TWidth.Value > 2 ? TSimd.Load(b + next) : default;
            var y2 = TLast.Load(b + bLast);
            Add<TSimd, TVector, TLast, TLastVector, TWidth>(a[0], y0, y1, y2, ref c00, ref c01, ref c02);
            if (TRows.Value > 1)
                Add<TSimd, TVector, TLast, TLastVector, TWidth>(a[aRow], y0, y1, y2, ref c10, ref c11, ref c12);
            if (TRows.Value > 2)
                Add<TSimd, TVector, TLast, TLastVector, TWidth>(a[2 * aRow], y0, y1, y2, ref c20, ref c21, ref c22);
            if (TRows.Value > 3)
                Add<TSimd, TVector, TLast, TLastVector, TWidth>(a[aRow3], y0, y1, y2, ref c30, ref c31, ref c32);
            if (TRows.Value > 4)
                Add<TSimd, TVector, TLast, TLastVector, TWidth>(a4[0], y0, y1, y2, ref c40, ref c41, ref c42);
            if (TRows.Value > 5)
                Add<TSimd, TVector, TLast, TLastVector, TWidth>(a4[aRow], y0, y1, y2, ref c50, ref c51, ref c52);
            if (TRows.Value > 6)
                Add<TSimd, TVector, TLast, TLastVector, TWidth>(a4[2 * aRow], y0, y1, y2, ref c60, ref c61, ref c62);
            if (TRows.Value > 7)
                Add<TSimd, TVector, TLast, TLastVector, TWidth>(a4[aRow3], y0, y1, y2, ref c70, ref c71, ref c72);
            a += aStep;
            a4 += aStep;
            b += bStep;
        }
        Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c00, c01, c02, place, toLast);
        if (TRows.Value > 1)
            Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c10, c11, c12, place + columns, toLast);
        if (TRows.Value > 2)
            Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c20, c21, c22, place + 2 * columns, toLast);
        if (TRows.Value > 3)
            Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c30, c31, c32, place + 3 * columns, toLast);
        if (TRows.Value > 4)
            Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c40, c41, c42, place + 4 * columns, toLast);
        if (TRows.Value > 5)
            Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c50, c51, c52, place + 5 * columns, toLast);
        if (TRows.Value > 6)
            Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c60, c61, c62, place + 6 * columns, toLast);
        if (TRows.Value > 7)
            Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(p, c70, c71, c72, place + 7 * columns, toLast);
    }

    /// <summary>The part of one step of the sums that belongs to one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add<TSimd, TVector, TLast, TLastVector, TWidth>(
        float factor, TVector y0, TVector y1, TLastVector y2, ref TVector c0, ref TVector c1, ref TLastVector c2)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TWidth : struct, IConstant
    {
        var x = TSimd.Broadcast(factor);
        if (TWidth.Value > 1)
            c0 = TSimd.MultiplyAdd(x, y0, c0);
        if (TWidth.Value > 2)
            c1 = TSimd.MultiplyAdd(x, y1, c1);
        c2 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x), y2, c2);
    }

    /// <summary>The low part of a vector: costs nothing, where a broadcast of its own would.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLast Narrow<TVector, TLast>(TVector x) where TVector : struct where TLast : struct =>
        typeof(TVector) == typeof(TLast) ? (TLast)(object)x : (TLast)(object)((Vector512<float>)(object)x).GetLower();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Finish<TSimd, TVector, TLast, TLastVector, TEnding, TWidth>(
        in Product p, TVector c0, TVector c1, TLastVector c2, nint place, nint toLast)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TEnding : struct, IEnding
        where TWidth : struct, IConstant
    {
        float* c = p.C + place, mask = p.Mask + place;
        // The last vector may reach back over the one before, so nothing is stored until all masks are read.
        c0 = TWidth.Value > 1 ? TEnding.Apply<TSimd, TVector>(c0, mask) : default;
        c1 = TWidth.Value > 2 ? TEnding.Apply<TSimd, TVector>(c1, mask + TSimd.Count) : default;
        c2 = TEnding.Apply<TLast, TLastVector>(c2, mask + toLast);
        if (TWidth.Value > 1)
            TSimd.Store(c0, c);
        if (TWidth.Value > 2)
            TSimd.Store(c1, c + TSimd.Count);
        TLast.Store(c2, c + toLast);
    }
}
