using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The innermost loop: a block of up to eight rows by up to three columns, whose sums <c>c[row][column]</c>,
/// vectors of all lanes, stay in registers over the whole depth, named one by one because an array would not. The
/// numbers of rows and columns are types, so each pair compiles to a loop of its own.</summary>
public static partial class LaneProduct
{
    /// <summary>Eight rows by three columns need 28 registers, four rows 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Block<TSimd, TVector, TOperand, TRows, TWidth>(in Product p, nint row, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, ILaneOperand
        where TRows : struct, IConstant
        where TWidth : struct, IConstant
    {
        nint aRow = p.ARow, aRow3 = 3 * p.ARow, aStep = p.AStep, bColumn = p.BColumn, bStep = p.BStep;
        float* a = p.A + row * aRow, a4 = a + 4 * aRow, b = p.B + column * bColumn;
        var c00 = Start<TSimd, TVector>(p, column);
        var c01 = TWidth.Value > 1 ? Start<TSimd, TVector>(p, column + 1) : default;
        var c02 = TWidth.Value > 2 ? Start<TSimd, TVector>(p, column + 2) : default;
        TVector c10 = c00, c20 = c00, c30 = c00, c40 = c00, c50 = c00, c60 = c00, c70 = c00;
        TVector c11 = c01, c21 = c01, c31 = c01, c41 = c01, c51 = c01, c61 = c01, c71 = c01;
        TVector c12 = c02, c22 = c02, c32 = c02, c42 = c02, c52 = c02, c62 = c02, c72 = c02;
        for (var k = p.Depth; k > 0; k--)
        {
            var y0 = TSimd.Load(b);
            var y1 = TWidth.Value > 1 ? TSimd.Load(b + bColumn) : default;
            var y2 = TWidth.Value > 2 ? TSimd.Load(b + 2 * bColumn) : default;
            var x0 = TOperand.Load<TSimd, TVector>(a);
            c00 = TSimd.MultiplyAdd(x0, y0, c00);
            if (TWidth.Value > 1)
                c01 = TSimd.MultiplyAdd(x0, y1, c01);
            if (TWidth.Value > 2)
                c02 = TSimd.MultiplyAdd(x0, y2, c02);
            if (TRows.Value > 1)
            {
                var x1 = TOperand.Load<TSimd, TVector>(a + aRow);
                c10 = TSimd.MultiplyAdd(x1, y0, c10);
                if (TWidth.Value > 1)
                    c11 = TSimd.MultiplyAdd(x1, y1, c11);
                if (TWidth.Value > 2)
                    c12 = TSimd.MultiplyAdd(x1, y2, c12);
            }
            if (TRows.Value > 2)
            {
                var x2 = TOperand.Load<TSimd, TVector>(a + 2 * aRow);
                c20 = TSimd.MultiplyAdd(x2, y0, c20);
                if (TWidth.Value > 1)
                    c21 = TSimd.MultiplyAdd(x2, y1, c21);
                if (TWidth.Value > 2)
                    c22 = TSimd.MultiplyAdd(x2, y2, c22);
            }
            if (TRows.Value > 3)
            {
                var x3 = TOperand.Load<TSimd, TVector>(a + aRow3);
                c30 = TSimd.MultiplyAdd(x3, y0, c30);
                if (TWidth.Value > 1)
                    c31 = TSimd.MultiplyAdd(x3, y1, c31);
                if (TWidth.Value > 2)
                    c32 = TSimd.MultiplyAdd(x3, y2, c32);
            }
            if (TRows.Value > 4)
            {
                var x4 = TOperand.Load<TSimd, TVector>(a4);
                c40 = TSimd.MultiplyAdd(x4, y0, c40);
                if (TWidth.Value > 1)
                    c41 = TSimd.MultiplyAdd(x4, y1, c41);
                if (TWidth.Value > 2)
                    c42 = TSimd.MultiplyAdd(x4, y2, c42);
            }
            if (TRows.Value > 5)
            {
                var x5 = TOperand.Load<TSimd, TVector>(a4 + aRow);
                c50 = TSimd.MultiplyAdd(x5, y0, c50);
                if (TWidth.Value > 1)
                    c51 = TSimd.MultiplyAdd(x5, y1, c51);
                if (TWidth.Value > 2)
                    c52 = TSimd.MultiplyAdd(x5, y2, c52);
            }
            if (TRows.Value > 6)
            {
                var x6 = TOperand.Load<TSimd, TVector>(a4 + 2 * aRow);
                c60 = TSimd.MultiplyAdd(x6, y0, c60);
                if (TWidth.Value > 1)
                    c61 = TSimd.MultiplyAdd(x6, y1, c61);
                if (TWidth.Value > 2)
                    c62 = TSimd.MultiplyAdd(x6, y2, c62);
            }
            if (TRows.Value > 7)
            {
                var x7 = TOperand.Load<TSimd, TVector>(a4 + aRow3);
                c70 = TSimd.MultiplyAdd(x7, y0, c70);
                if (TWidth.Value > 1)
                    c71 = TSimd.MultiplyAdd(x7, y1, c71);
                if (TWidth.Value > 2)
                    c72 = TSimd.MultiplyAdd(x7, y2, c72);
            }
            a += aStep;
            a4 += aStep;
            b += bStep;
        }
        nint place = (row * p.Columns + column) * TSimd.Count, next = p.Columns * TSimd.Count;
        Finish<TSimd, TVector, TWidth>(p, c00, c01, c02, place);
        if (TRows.Value > 1)
            Finish<TSimd, TVector, TWidth>(p, c10, c11, c12, place + next);
        if (TRows.Value > 2)
            Finish<TSimd, TVector, TWidth>(p, c20, c21, c22, place + 2 * next);
        if (TRows.Value > 3)
            Finish<TSimd, TVector, TWidth>(p, c30, c31, c32, place + 3 * next);
        if (TRows.Value > 4)
            Finish<TSimd, TVector, TWidth>(p, c40, c41, c42, place + 4 * next);
        if (TRows.Value > 5)
            Finish<TSimd, TVector, TWidth>(p, c50, c51, c52, place + 5 * next);
        if (TRows.Value > 6)
            Finish<TSimd, TVector, TWidth>(p, c60, c61, c62, place + 6 * next);
        if (TRows.Value > 7)
            Finish<TSimd, TVector, TWidth>(p, c70, c71, c72, place + 7 * next);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe TVector Start<TSimd, TVector>(in Product p, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => p.Bias == null ? default : TSimd.Load(p.Bias + column * TSimd.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Finish<TSimd, TVector, TWidth>(in Product p, TVector c0, TVector c1, TVector c2, nint place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, IConstant
    {
        Finish<TSimd, TVector>(p, c0, place);
        if (TWidth.Value > 1)
            Finish<TSimd, TVector>(p, c1, place + TSimd.Count);
        if (TWidth.Value > 2)
            Finish<TSimd, TVector>(p, c2, place + 2 * TSimd.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Finish<TSimd, TVector>(in Product p, TVector c, nint place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (p.Rectifies)
            c = TSimd.Rectify(c);
        if (p.Mask != null)
            c = TSimd.WherePositive(TSimd.Load(p.Mask + place), c);
        TSimd.Store(c, p.C + place);
    }
}
