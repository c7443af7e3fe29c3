using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The innermost loops: blocks of one, four or eight rows by up to three vectors of columns. The accumulators
/// <c>c[row][vector]</c> stay in registers over the whole sum, named one by one because an array would not. Vector 2 is
/// the last one and always there; 0 and 1 are those before it.</summary>
public static partial class MatrixProduct
{
    /// <summary>Needs 28 registers: for instruction sets with 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void EightRows<TSimd, TVector, TLast, TLastVector, TWidth>(
        in Product p, nint row, nint column, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TWidth : struct, IConstant
    {
        nint aRow = p.ARowStride, aStep = p.AColumnStride, columns = p.Columns, bStep = p.BStride;
        float* a = p.RowOfA(row), b = p.B + p.BColumn, c = p.C + row * columns + column;
        var a4 = a + 4 * aRow;
        var aRow3 = 3 * aRow;
        nint next = TSimd.Count, toLast = last - column, bLast = p.BLast;
        var start = p.Continues ? c : p.Bias != null ? p.Bias + column : p.Zeros;
        var startRow = p.Continues ? columns : 0;
        var c00 = TWidth.Value > 1 ? TSimd.Load(start) : default;
        var c01 = TWidth.Value > 2 ? TSimd.Load(start + next) : default;
        var c02 = TLast.Load(start + toLast);
        var c10 = TWidth.Value > 1 ? TSimd.Load(start + startRow) : default;
        var c11 = TWidth.Value > 2 ? TSimd.Load(start + next + startRow) : default;
        var c12 = TLast.Load(start + toLast + startRow);
        var c20 = TWidth.Value > 1 ? TSimd.Load(start + 2 * startRow) : default;
        var c21 = TWidth.Value > 2 ? TSimd.Load(start + next + 2 * startRow) : default;
        var c22 = TLast.Load(start + toLast + 2 * startRow);
        var c30 = TWidth.Value > 1 ? TSimd.Load(start + 3 * startRow) : default;
        var c31 = TWidth.Value > 2 ? TSimd.Load(start + next + 3 * startRow) : default;
        var c32 = TLast.Load(start + toLast + 3 * startRow);
        var c40 = TWidth.Value > 1 ? TSimd.Load(start + 4 * startRow) : default;
        var c41 = TWidth.Value > 2 ? TSimd.Load(start + next + 4 * startRow) : default;
        var c42 = TLast.Load(start + toLast + 4 * startRow);
        var c50 = TWidth.Value > 1 ? TSimd.Load(start + 5 * startRow) : default;
        var c51 = TWidth.Value > 2 ? TSimd.Load(start + next + 5 * startRow) : default;
        var c52 = TLast.Load(start + toLast + 5 * startRow);
        var c60 = TWidth.Value > 1 ? TSimd.Load(start + 6 * startRow) : default;
        var c61 = TWidth.Value > 2 ? TSimd.Load(start + next + 6 * startRow) : default;
        var c62 = TLast.Load(start + toLast + 6 * startRow);
        var c70 = TWidth.Value > 1 ? TSimd.Load(start + 7 * startRow) : default;
        var c71 = TWidth.Value > 2 ? TSimd.Load(start + next + 7 * startRow) : default;
        var c72 = TLast.Load(start + toLast + 7 * startRow);
        var end = b + p.Depth * bStep;
        while (b != end)
        {
            var y0 = TWidth.Value > 1 ? TSimd.Load(b) : default;
            var y1 = TWidth.Value > 2 ? TSimd.Load(b + next) : default;
            var y2 = TLast.Load(b + bLast);
            var x0 = TSimd.Broadcast(a[0]);
            if (TWidth.Value > 1)
                c00 = TSimd.MultiplyAdd(x0, y0, c00);
            if (TWidth.Value > 2)
                c01 = TSimd.MultiplyAdd(x0, y1, c01);
            c02 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x0), y2, c02);
            var x1 = TSimd.Broadcast(a[aRow]);
            if (TWidth.Value > 1)
                c10 = TSimd.MultiplyAdd(x1, y0, c10);
            if (TWidth.Value > 2)
                c11 = TSimd.MultiplyAdd(x1, y1, c11);
            c12 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x1), y2, c12);
            var x2 = TSimd.Broadcast(a[2 * aRow]);
            if (TWidth.Value > 1)
                c20 = TSimd.MultiplyAdd(x2, y0, c20);
            if (TWidth.Value > 2)
                c21 = TSimd.MultiplyAdd(x2, y1, c21);
            c22 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x2), y2, c22);
            var x3 = TSimd.Broadcast(a[aRow3]);
            if (TWidth.Value > 1)
                c30 = TSimd.MultiplyAdd(x3, y0, c30);
            if (TWidth.Value > 2)
                c31 = TSimd.MultiplyAdd(x3, y1, c31);
            c32 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x3), y2, c32);
            var x4 = TSimd.Broadcast(a4[0]);
            if (TWidth.Value > 1)
                c40 = TSimd.MultiplyAdd(x4, y0, c40);
            if (TWidth.Value > 2)
                c41 = TSimd.MultiplyAdd(x4, y1, c41);
            c42 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x4), y2, c42);
            var x5 = TSimd.Broadcast(a4[aRow]);
            if (TWidth.Value > 1)
                c50 = TSimd.MultiplyAdd(x5, y0, c50);
            if (TWidth.Value > 2)
                c51 = TSimd.MultiplyAdd(x5, y1, c51);
            c52 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x5), y2, c52);
            var x6 = TSimd.Broadcast(a4[2 * aRow]);
            if (TWidth.Value > 1)
                c60 = TSimd.MultiplyAdd(x6, y0, c60);
            if (TWidth.Value > 2)
                c61 = TSimd.MultiplyAdd(x6, y1, c61);
            c62 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x6), y2, c62);
            var x7 = TSimd.Broadcast(a4[aRow3]);
            if (TWidth.Value > 1)
                c70 = TSimd.MultiplyAdd(x7, y0, c70);
            if (TWidth.Value > 2)
                c71 = TSimd.MultiplyAdd(x7, y1, c71);
            c72 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x7), y2, c72);
            a += aStep;
            a4 += aStep;
            b += bStep;
        }
        if (p.Rectifies)
        {
            c00 = TSimd.Rectify(c00);
            c01 = TSimd.Rectify(c01);
            c02 = TLast.Rectify(c02);
            c10 = TSimd.Rectify(c10);
            c11 = TSimd.Rectify(c11);
            c12 = TLast.Rectify(c12);
            c20 = TSimd.Rectify(c20);
            c21 = TSimd.Rectify(c21);
            c22 = TLast.Rectify(c22);
            c30 = TSimd.Rectify(c30);
            c31 = TSimd.Rectify(c31);
            c32 = TLast.Rectify(c32);
            c40 = TSimd.Rectify(c40);
            c41 = TSimd.Rectify(c41);
            c42 = TLast.Rectify(c42);
            c50 = TSimd.Rectify(c50);
            c51 = TSimd.Rectify(c51);
            c52 = TLast.Rectify(c52);
            c60 = TSimd.Rectify(c60);
            c61 = TSimd.Rectify(c61);
            c62 = TLast.Rectify(c62);
            c70 = TSimd.Rectify(c70);
            c71 = TSimd.Rectify(c71);
            c72 = TLast.Rectify(c72);
        }
        if (p.Mask != null)
        {
            var mask = p.Mask + (c - p.C);
            c00 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask), c00) : default;
            c01 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next), c01) : default;
            c02 = TLast.WherePositive(TLast.Load(mask + toLast), c02);
            c10 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + columns), c10) : default;
            c11 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + columns), c11) : default;
            c12 = TLast.WherePositive(TLast.Load(mask + toLast + columns), c12);
            c20 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 2 * columns), c20) : default;
            c21 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 2 * columns), c21) : default;
            c22 = TLast.WherePositive(TLast.Load(mask + toLast + 2 * columns), c22);
            c30 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 3 * columns), c30) : default;
            c31 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 3 * columns), c31) : default;
            c32 = TLast.WherePositive(TLast.Load(mask + toLast + 3 * columns), c32);
            c40 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 4 * columns), c40) : default;
            c41 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 4 * columns), c41) : default;
            c42 = TLast.WherePositive(TLast.Load(mask + toLast + 4 * columns), c42);
            c50 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 5 * columns), c50) : default;
            c51 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 5 * columns), c51) : default;
            c52 = TLast.WherePositive(TLast.Load(mask + toLast + 5 * columns), c52);
            c60 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 6 * columns), c60) : default;
            c61 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 6 * columns), c61) : default;
            c62 = TLast.WherePositive(TLast.Load(mask + toLast + 6 * columns), c62);
            c70 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 7 * columns), c70) : default;
            c71 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 7 * columns), c71) : default;
            c72 = TLast.WherePositive(TLast.Load(mask + toLast + 7 * columns), c72);
        }
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c00, c01, c02, c, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c10, c11, c12, c + columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c20, c21, c22, c + 2 * columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c30, c31, c32, c + 3 * columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c40, c41, c42, c + 4 * columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c50, c51, c52, c + 5 * columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c60, c61, c62, c + 6 * columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c70, c71, c72, c + 7 * columns, toLast);
    }

    /// <summary>Needs 16 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void FourRows<TSimd, TVector, TLast, TLastVector, TWidth>(
        in Product p, nint row, nint column, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TWidth : struct, IConstant
    {
        nint aRow = p.ARowStride, aStep = p.AColumnStride, columns = p.Columns, bStep = p.BStride;
        float* a = p.RowOfA(row), b = p.B + p.BColumn, c = p.C + row * columns + column;
        var aRow3 = 3 * aRow;
        nint next = TSimd.Count, toLast = last - column, bLast = p.BLast;
        var start = p.Continues ? c : p.Bias != null ? p.Bias + column : p.Zeros;
        var startRow = p.Continues ? columns : 0;
        var c00 = TWidth.Value > 1 ? TSimd.Load(start) : default;
        var c01 = TWidth.Value > 2 ? TSimd.Load(start + next) : default;
        var c02 = TLast.Load(start + toLast);
        var c10 = TWidth.Value > 1 ? TSimd.Load(start + startRow) : default;
        var c11 = TWidth.Value > 2 ? TSimd.Load(start + next + startRow) : default;
        var c12 = TLast.Load(start + toLast + startRow);
        var c20 = TWidth.Value > 1 ? TSimd.Load(start + 2 * startRow) : default;
        var c21 = TWidth.Value > 2 ? TSimd.Load(start + next + 2 * startRow) : default;
        var c22 = TLast.Load(start + toLast + 2 * startRow);
        var c30 = TWidth.Value > 1 ? TSimd.Load(start + 3 * startRow) : default;
        var c31 = TWidth.Value > 2 ? TSimd.Load(start + next + 3 * startRow) : default;
        var c32 = TLast.Load(start + toLast + 3 * startRow);
        var end = b + p.Depth * bStep;
        while (b != end)
        {
            var y0 = TWidth.Value > 1 ? TSimd.Load(b) : default;
            var y1 = TWidth.Value > 2 ? TSimd.Load(b + next) : default;
            var y2 = TLast.Load(b + bLast);
            var x0 = TSimd.Broadcast(a[0]);
            if (TWidth.Value > 1)
                c00 = TSimd.MultiplyAdd(x0, y0, c00);
            if (TWidth.Value > 2)
                c01 = TSimd.MultiplyAdd(x0, y1, c01);
            c02 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x0), y2, c02);
            var x1 = TSimd.Broadcast(a[aRow]);
            if (TWidth.Value > 1)
                c10 = TSimd.MultiplyAdd(x1, y0, c10);
            if (TWidth.Value > 2)
                c11 = TSimd.MultiplyAdd(x1, y1, c11);
            c12 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x1), y2, c12);
            var x2 = TSimd.Broadcast(a[2 * aRow]);
            if (TWidth.Value > 1)
                c20 = TSimd.MultiplyAdd(x2, y0, c20);
            if (TWidth.Value > 2)
                c21 = TSimd.MultiplyAdd(x2, y1, c21);
            c22 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x2), y2, c22);
            var x3 = TSimd.Broadcast(a[aRow3]);
            if (TWidth.Value > 1)
                c30 = TSimd.MultiplyAdd(x3, y0, c30);
            if (TWidth.Value > 2)
                c31 = TSimd.MultiplyAdd(x3, y1, c31);
            c32 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x3), y2, c32);
            a += aStep;
            b += bStep;
        }
        if (p.Rectifies)
        {
            c00 = TSimd.Rectify(c00);
            c01 = TSimd.Rectify(c01);
            c02 = TLast.Rectify(c02);
            c10 = TSimd.Rectify(c10);
            c11 = TSimd.Rectify(c11);
            c12 = TLast.Rectify(c12);
            c20 = TSimd.Rectify(c20);
            c21 = TSimd.Rectify(c21);
            c22 = TLast.Rectify(c22);
            c30 = TSimd.Rectify(c30);
            c31 = TSimd.Rectify(c31);
            c32 = TLast.Rectify(c32);
        }
        if (p.Mask != null)
        {
            var mask = p.Mask + (c - p.C);
            c00 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask), c00) : default;
            c01 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next), c01) : default;
            c02 = TLast.WherePositive(TLast.Load(mask + toLast), c02);
            c10 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + columns), c10) : default;
            c11 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + columns), c11) : default;
            c12 = TLast.WherePositive(TLast.Load(mask + toLast + columns), c12);
            c20 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 2 * columns), c20) : default;
            c21 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 2 * columns), c21) : default;
            c22 = TLast.WherePositive(TLast.Load(mask + toLast + 2 * columns), c22);
            c30 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask + 3 * columns), c30) : default;
            c31 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next + 3 * columns), c31) : default;
            c32 = TLast.WherePositive(TLast.Load(mask + toLast + 3 * columns), c32);
        }
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c00, c01, c02, c, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c10, c11, c12, c + columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c20, c21, c22, c + 2 * columns, toLast);
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c30, c31, c32, c + 3 * columns, toLast);
    }

    /// <summary>What is left below four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void OneRow<TSimd, TVector, TLast, TLastVector, TWidth>(
        in Product p, nint row, nint column, nint last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TWidth : struct, IConstant
    {
        nint aRow = p.ARowStride, aStep = p.AColumnStride, columns = p.Columns, bStep = p.BStride;
        float* a = p.RowOfA(row), b = p.B + p.BColumn, c = p.C + row * columns + column;
        nint next = TSimd.Count, toLast = last - column, bLast = p.BLast;
        var start = p.Continues ? c : p.Bias != null ? p.Bias + column : p.Zeros;
        var c00 = TWidth.Value > 1 ? TSimd.Load(start) : default;
        var c01 = TWidth.Value > 2 ? TSimd.Load(start + next) : default;
        var c02 = TLast.Load(start + toLast);
        var end = b + p.Depth * bStep;
        while (b != end)
        {
            var y0 = TWidth.Value > 1 ? TSimd.Load(b) : default;
            var y1 = TWidth.Value > 2 ? TSimd.Load(b + next) : default;
            var y2 = TLast.Load(b + bLast);
            var x0 = TSimd.Broadcast(a[0]);
            if (TWidth.Value > 1)
                c00 = TSimd.MultiplyAdd(x0, y0, c00);
            if (TWidth.Value > 2)
                c01 = TSimd.MultiplyAdd(x0, y1, c01);
            c02 = TLast.MultiplyAdd(Narrow<TVector, TLastVector>(x0), y2, c02);
            a += aStep;
            b += bStep;
        }
        if (p.Rectifies)
        {
            c00 = TSimd.Rectify(c00);
            c01 = TSimd.Rectify(c01);
            c02 = TLast.Rectify(c02);
        }
        if (p.Mask != null)
        {
            var mask = p.Mask + (c - p.C);
            c00 = TWidth.Value > 1 ? TSimd.WherePositive(TSimd.Load(mask), c00) : default;
            c01 = TWidth.Value > 2 ? TSimd.WherePositive(TSimd.Load(mask + next), c01) : default;
            c02 = TLast.WherePositive(TLast.Load(mask + toLast), c02);
        }
        Store<TSimd, TVector, TLast, TLastVector, TWidth>(c00, c01, c02, c, toLast);
    }

    /// <summary>The low part of a vector: costs nothing, where a broadcast of its own would.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLast Narrow<TVector, TLast>(TVector x) where TVector : struct where TLast : struct =>
        typeof(TVector) == typeof(TLast) ? (TLast)(object)x : (TLast)(object)((Vector512<float>)(object)x).GetLower();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Store<TSimd, TVector, TLast, TLastVector, TWidth>(
        TVector c0, TVector c1, TLastVector c2, float* c, nint toLast)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TWidth : struct, IConstant
    {
        if (TWidth.Value > 1)
            TSimd.Store(c0, c);
        if (TWidth.Value > 2)
            TSimd.Store(c1, c + TSimd.Count);
        TLast.Store(c2, c + toLast);
    }
}
