using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

public static partial class MatrixProduct
{
    /// <summary>How many vectors wide a block is: a type, so that each width compiles to a loop of its own.</summary>
    interface IBlockWidth
    {
        static abstract int Vectors { get; }
    }

    readonly struct One : IBlockWidth
    {
        public static int Vectors => 1;
    }

    readonly struct Two : IBlockWidth
    {
        public static int Vectors => 2;
    }

    readonly struct Three : IBlockWidth
    {
        public static int Vectors => 3;
    }

    /// <summary>Rows <paramref name="row"/> to row + 3 of C at up to three vectors of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Four<TWidth>(in Product p, nint row, nint column0, nint column1, nint column2)
        where TWidth : struct, IBlockWidth
    {
        float* a0 = p.A + row * p.ARowStride, a1 = a0 + p.ARowStride, a2 = a1 + p.ARowStride, a3 = a2 + p.ARowStride;
        float* b0 = p.B + column0, b1 = p.B + column1, b2 = p.B + column2;
        nint columns = p.Columns, step = p.AColumnStride;
        Vector<float> c00 = p.Start(column0), c10 = c00, c20 = c00, c30 = c00;
        Vector<float> c01 = TWidth.Vectors > 1 ? p.Start(column1) : default, c11 = c01, c21 = c01, c31 = c01;
        Vector<float> c02 = TWidth.Vectors > 2 ? p.Start(column2) : default, c12 = c02, c22 = c02, c32 = c02;
        for (var k = p.Depth; k > 0; k--)
        {
            Vector<float> x0 = new(*a0), x1 = new(*a1), x2 = new(*a2), x3 = new(*a3);
            var y0 = Vector.Load(b0);
            c00 = Vector.FusedMultiplyAdd(x0, y0, c00);
            c10 = Vector.FusedMultiplyAdd(x1, y0, c10);
            c20 = Vector.FusedMultiplyAdd(x2, y0, c20);
            c30 = Vector.FusedMultiplyAdd(x3, y0, c30);
            if (TWidth.Vectors > 1)
            {
                var y1 = Vector.Load(b1);
                c01 = Vector.FusedMultiplyAdd(x0, y1, c01);
                c11 = Vector.FusedMultiplyAdd(x1, y1, c11);
                c21 = Vector.FusedMultiplyAdd(x2, y1, c21);
                c31 = Vector.FusedMultiplyAdd(x3, y1, c31);
                b1 += columns;
            }
            if (TWidth.Vectors > 2)
            {
                var y2 = Vector.Load(b2);
                c02 = Vector.FusedMultiplyAdd(x0, y2, c02);
                c12 = Vector.FusedMultiplyAdd(x1, y2, c12);
                c22 = Vector.FusedMultiplyAdd(x2, y2, c22);
                c32 = Vector.FusedMultiplyAdd(x3, y2, c32);
                b2 += columns;
            }
            b0 += columns;
            a0 += step;
            a1 += step;
            a2 += step;
            a3 += step;
        }
        var c = p.C + row * columns;
        Store<TWidth>(c, column0, column1, column2, c00, c01, c02);
        Store<TWidth>(c + columns, column0, column1, column2, c10, c11, c12);
        Store<TWidth>(c + 2 * columns, column0, column1, column2, c20, c21, c22);
        Store<TWidth>(c + 3 * columns, column0, column1, column2, c30, c31, c32);
    }

    /// <summary>One row of C at up to three vectors of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Single<TWidth>(in Product p, nint row, nint column0, nint column1, nint column2)
        where TWidth : struct, IBlockWidth
    {
        var a = p.A + row * p.ARowStride;
        var b = p.B;
        var c0 = p.Start(column0);
        var c1 = TWidth.Vectors > 1 ? p.Start(column1) : default;
        var c2 = TWidth.Vectors > 2 ? p.Start(column2) : default;
        for (var k = p.Depth; k > 0; k--)
        {
            var x = new Vector<float>(*a);
            c0 = Vector.FusedMultiplyAdd(x, Vector.Load(b + column0), c0);
            if (TWidth.Vectors > 1)
                c1 = Vector.FusedMultiplyAdd(x, Vector.Load(b + column1), c1);
            if (TWidth.Vectors > 2)
                c2 = Vector.FusedMultiplyAdd(x, Vector.Load(b + column2), c2);
            a += p.AColumnStride;
            b += p.Columns;
        }
        Store<TWidth>(p.C + row * p.Columns, column0, column1, column2, c0, c1, c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Store<TWidth>(
        float* c, nint column0, nint column1, nint column2, Vector<float> v0, Vector<float> v1, Vector<float> v2)
        where TWidth : struct, IBlockWidth
    {
        Vector.Store(v0, c + column0);
        if (TWidth.Vectors > 1)
            Vector.Store(v1, c + column1);
        if (TWidth.Vectors > 2)
            Vector.Store(v2, c + column2);
    }
}
