using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The innermost loops: blocks of one, four or eight rows by up to three vectors of columns. The accumulators
/// <c>c[row][vector]</c> stay in registers over the whole sum, named one by one because an array would not.</summary>
public static partial class MatrixProduct
{
    /// <summary>Needs 28 registers: for instruction sets with 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void EightRows<TSimd, TVector, TWidth>(in Product p, nint row, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, ITileWidth
    {
        nint columns = p.Columns, aRow = p.ARowStride, aStep = p.AColumnStride;
        float* a = p.A + row * aRow, b = p.B + column, c = p.C + row * columns + column;
        var a4 = a + 4 * aRow;
        var aRow3 = 3 * aRow;
        nint next = TSimd.Count, afterNext = 2 * TSimd.Count;
        var c00 = Start<TSimd, TVector>(p, column, c);
        var c10 = Start<TSimd, TVector>(p, column, c + columns);
        var c20 = Start<TSimd, TVector>(p, column, c + 2 * columns);
        var c30 = Start<TSimd, TVector>(p, column, c + 3 * columns);
        var c40 = Start<TSimd, TVector>(p, column, c + 4 * columns);
        var c50 = Start<TSimd, TVector>(p, column, c + 5 * columns);
        var c60 = Start<TSimd, TVector>(p, column, c + 6 * columns);
        var c70 = Start<TSimd, TVector>(p, column, c + 7 * columns);
        var c01 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next) : default;
        var c11 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + columns) : default;
        var c21 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 2 * columns) : default;
        var c31 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 3 * columns) : default;
        var c41 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 4 * columns) : default;
        var c51 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 5 * columns) : default;
        var c61 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 6 * columns) : default;
        var c71 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 7 * columns) : default;
        var c02 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext) : default;
        var c12 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + columns) : default;
        var c22 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 2 * columns) : default;
        var c32 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 3 * columns) : default;
        var c42 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 4 * columns) : default;
        var c52 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 5 * columns) : default;
        var c62 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 6 * columns) : default;
        var c72 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 7 * columns) : default;
        for (var k = p.Depth; k > 0; k--)
        {
            var y0 = TSimd.Load(b);
            var y1 = TWidth.Vectors > 1 ? TSimd.Load(b + next) : default;
            var y2 = TWidth.Vectors > 2 ? TSimd.Load(b + afterNext) : default;
            var x0 = TSimd.Broadcast(a[0]);
            c00 = TSimd.MultiplyAdd(x0, y0, c00);
            if (TWidth.Vectors > 1)
                c01 = TSimd.MultiplyAdd(x0, y1, c01);
            if (TWidth.Vectors > 2)
                c02 = TSimd.MultiplyAdd(x0, y2, c02);
            var x1 = TSimd.Broadcast(a[aRow]);
            c10 = TSimd.MultiplyAdd(x1, y0, c10);
            if (TWidth.Vectors > 1)
                c11 = TSimd.MultiplyAdd(x1, y1, c11);
            if (TWidth.Vectors > 2)
                c12 = TSimd.MultiplyAdd(x1, y2, c12);
            var x2 = TSimd.Broadcast(a[2 * aRow]);
            c20 = TSimd.MultiplyAdd(x2, y0, c20);
            if (TWidth.Vectors > 1)
                c21 = TSimd.MultiplyAdd(x2, y1, c21);
            if (TWidth.Vectors > 2)
                c22 = TSimd.MultiplyAdd(x2, y2, c22);
            var x3 = TSimd.Broadcast(a[aRow3]);
            c30 = TSimd.MultiplyAdd(x3, y0, c30);
            if (TWidth.Vectors > 1)
                c31 = TSimd.MultiplyAdd(x3, y1, c31);
            if (TWidth.Vectors > 2)
                c32 = TSimd.MultiplyAdd(x3, y2, c32);
            var x4 = TSimd.Broadcast(a4[0]);
            c40 = TSimd.MultiplyAdd(x4, y0, c40);
            if (TWidth.Vectors > 1)
                c41 = TSimd.MultiplyAdd(x4, y1, c41);
            if (TWidth.Vectors > 2)
                c42 = TSimd.MultiplyAdd(x4, y2, c42);
            var x5 = TSimd.Broadcast(a4[aRow]);
            c50 = TSimd.MultiplyAdd(x5, y0, c50);
            if (TWidth.Vectors > 1)
                c51 = TSimd.MultiplyAdd(x5, y1, c51);
            if (TWidth.Vectors > 2)
                c52 = TSimd.MultiplyAdd(x5, y2, c52);
            var x6 = TSimd.Broadcast(a4[2 * aRow]);
            c60 = TSimd.MultiplyAdd(x6, y0, c60);
            if (TWidth.Vectors > 1)
                c61 = TSimd.MultiplyAdd(x6, y1, c61);
            if (TWidth.Vectors > 2)
                c62 = TSimd.MultiplyAdd(x6, y2, c62);
            var x7 = TSimd.Broadcast(a4[aRow3]);
            c70 = TSimd.MultiplyAdd(x7, y0, c70);
            if (TWidth.Vectors > 1)
                c71 = TSimd.MultiplyAdd(x7, y1, c71);
            if (TWidth.Vectors > 2)
                c72 = TSimd.MultiplyAdd(x7, y2, c72);
            a += aStep;
            a4 += aStep;
            b += columns;
        }
        Finish<TSimd, TVector, TWidth>(p, c00, c01, c02, c);
        Finish<TSimd, TVector, TWidth>(p, c10, c11, c12, c + columns);
        Finish<TSimd, TVector, TWidth>(p, c20, c21, c22, c + 2 * columns);
        Finish<TSimd, TVector, TWidth>(p, c30, c31, c32, c + 3 * columns);
        Finish<TSimd, TVector, TWidth>(p, c40, c41, c42, c + 4 * columns);
        Finish<TSimd, TVector, TWidth>(p, c50, c51, c52, c + 5 * columns);
        Finish<TSimd, TVector, TWidth>(p, c60, c61, c62, c + 6 * columns);
        Finish<TSimd, TVector, TWidth>(p, c70, c71, c72, c + 7 * columns);
    }

    /// <summary>Needs 16 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void FourRows<TSimd, TVector, TWidth>(in Product p, nint row, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, ITileWidth
    {
        nint columns = p.Columns, aRow = p.ARowStride, aStep = p.AColumnStride;
        float* a = p.A + row * aRow, b = p.B + column, c = p.C + row * columns + column;
        var aRow3 = 3 * aRow;
        nint next = TSimd.Count, afterNext = 2 * TSimd.Count;
        var c00 = Start<TSimd, TVector>(p, column, c);
        var c10 = Start<TSimd, TVector>(p, column, c + columns);
        var c20 = Start<TSimd, TVector>(p, column, c + 2 * columns);
        var c30 = Start<TSimd, TVector>(p, column, c + 3 * columns);
        var c01 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next) : default;
        var c11 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + columns) : default;
        var c21 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 2 * columns) : default;
        var c31 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next + 3 * columns) : default;
        var c02 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext) : default;
        var c12 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + columns) : default;
        var c22 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 2 * columns) : default;
        var c32 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext + 3 * columns) : default;
        for (var k = p.Depth; k > 0; k--)
        {
            var y0 = TSimd.Load(b);
            var y1 = TWidth.Vectors > 1 ? TSimd.Load(b + next) : default;
            var y2 = TWidth.Vectors > 2 ? TSimd.Load(b + afterNext) : default;
            var x0 = TSimd.Broadcast(a[0]);
            c00 = TSimd.MultiplyAdd(x0, y0, c00);
            if (TWidth.Vectors > 1)
                c01 = TSimd.MultiplyAdd(x0, y1, c01);
            if (TWidth.Vectors > 2)
                c02 = TSimd.MultiplyAdd(x0, y2, c02);
            var x1 = TSimd.Broadcast(a[aRow]);
            c10 = TSimd.MultiplyAdd(x1, y0, c10);
            if (TWidth.Vectors > 1)
                c11 = TSimd.MultiplyAdd(x1, y1, c11);
            if (TWidth.Vectors > 2)
                c12 = TSimd.MultiplyAdd(x1, y2, c12);
            var x2 = TSimd.Broadcast(a[2 * aRow]);
            c20 = TSimd.MultiplyAdd(x2, y0, c20);
            if (TWidth.Vectors > 1)
                c21 = TSimd.MultiplyAdd(x2, y1, c21);
            if (TWidth.Vectors > 2)
                c22 = TSimd.MultiplyAdd(x2, y2, c22);
            var x3 = TSimd.Broadcast(a[aRow3]);
            c30 = TSimd.MultiplyAdd(x3, y0, c30);
            if (TWidth.Vectors > 1)
                c31 = TSimd.MultiplyAdd(x3, y1, c31);
            if (TWidth.Vectors > 2)
                c32 = TSimd.MultiplyAdd(x3, y2, c32);
            a += aStep;
            b += columns;
        }
        Finish<TSimd, TVector, TWidth>(p, c00, c01, c02, c);
        Finish<TSimd, TVector, TWidth>(p, c10, c11, c12, c + columns);
        Finish<TSimd, TVector, TWidth>(p, c20, c21, c22, c + 2 * columns);
        Finish<TSimd, TVector, TWidth>(p, c30, c31, c32, c + 3 * columns);
    }

    /// <summary>What is left below four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void OneRow<TSimd, TVector, TWidth>(in Product p, nint row, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, ITileWidth
    {
        nint columns = p.Columns, aRow = p.ARowStride, aStep = p.AColumnStride;
        float* a = p.A + row * aRow, b = p.B + column, c = p.C + row * columns + column;
        nint next = TSimd.Count, afterNext = 2 * TSimd.Count;
        var c00 = Start<TSimd, TVector>(p, column, c);
        var c01 = TWidth.Vectors > 1 ? Start<TSimd, TVector>(p, column + next, c + next) : default;
        var c02 = TWidth.Vectors > 2 ? Start<TSimd, TVector>(p, column + afterNext, c + afterNext) : default;
        for (var k = p.Depth; k > 0; k--)
        {
            var y0 = TSimd.Load(b);
            var y1 = TWidth.Vectors > 1 ? TSimd.Load(b + next) : default;
            var y2 = TWidth.Vectors > 2 ? TSimd.Load(b + afterNext) : default;
            var x0 = TSimd.Broadcast(*a);
            c00 = TSimd.MultiplyAdd(x0, y0, c00);
            if (TWidth.Vectors > 1)
                c01 = TSimd.MultiplyAdd(x0, y1, c01);
            if (TWidth.Vectors > 2)
                c02 = TSimd.MultiplyAdd(x0, y2, c02);
            a += aStep;
            b += columns;
        }
        Finish<TSimd, TVector, TWidth>(p, c00, c01, c02, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe TVector Start<TSimd, TVector>(in Product p, nint column, float* c)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (p.Continues)
            return TSimd.Load(c);
        return p.Bias == null ? default : TSimd.Load(p.Bias + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Finish<TSimd, TVector, TWidth>(in Product p, TVector c0, TVector c1, TVector c2, float* c)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, ITileWidth
    {
        nint next = TSimd.Count, afterNext = 2 * TSimd.Count;
        if (p.Rectifies)
        {
            c0 = TSimd.Rectify(c0);
            c1 = TSimd.Rectify(c1);
            c2 = TSimd.Rectify(c2);
        }
        if (p.Mask != null)
        {
            var mask = p.Mask + (c - p.C);
            c0 = TSimd.WherePositive(TSimd.Load(mask), c0);
            if (TWidth.Vectors > 1)
                c1 = TSimd.WherePositive(TSimd.Load(mask + next), c1);
            if (TWidth.Vectors > 2)
                c2 = TSimd.WherePositive(TSimd.Load(mask + afterNext), c2);
        }
        TSimd.Store(c0, c);
        if (TWidth.Vectors > 1)
            TSimd.Store(c1, c + next);
        if (TWidth.Vectors > 2)
            TSimd.Store(c2, c + afterNext);
    }
}
