using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The innermost loop: a block of up to eight rows by up to three columns, whose sums <c>c[row][column]</c>,
/// vectors of all lanes, stay in registers over the whole depth, named one by one because an array would not. The
/// numbers of rows and columns are types, so each pair compiles to a loop of its own.</summary>
public static partial class LaneProduct
{
    /// <summary>Eight rows by three columns need 28 registers, four rows 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void Block<TSimd, TVector, TOperand, TEnding, TRows, TWidth>(in Product p, nint row, nint column)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, ILaneOperand
        where TEnding : struct, IEnding
        where TRows : struct, IConstant
        where TWidth : struct, IConstant
    {
        nint aRow = p.ARow, aRow3 = 3 * p.ARow, aStep = p.AStep, bColumn = p.BColumn, bStep = p.BStep;
        float* a = p.A + row * aRow, a4 = a + 4 * aRow, b = p.B + column * bColumn;
        nint place = (row * p.Columns + column) * TSimd.Count, next = p.Columns * TSimd.Count;
        var start = p.Continues ? p.C + place : p.Bias != null ? p.Bias + column * TSimd.Count : p.Zeros;
        var startRow = p.Continues ? next : 0;
        var c00 = TSimd.Load(start);
        var c01 = TWidth.Value > 1 ? TSimd.Load(start + TSimd.Count) : default;
        var c02 = TWidth.Value > 2 ? TSimd.Load(start + 2 * TSimd.Count) : default;
        var c10 = TRows.Value > 1 ? TSimd.Load(start + startRow) : default;
        var c11 = TRows.Value > 1 && TWidth.Value > 1 ? TSimd.Load(start + startRow + TSimd.Count) : default;
        var c12 = TRows.Value > 1 && TWidth.Value > 2 ? TSimd.Load(start + startRow + 2 * TSimd.Count) : default;
        var c20 = TRows.Value > 2 ? TSimd.Load(start + 2 * startRow) : default;
        var c21 = TRows.Value > 2 && TWidth.Value > 1 ? TSimd.Load(start + 2 * startRow + TSimd.Count) : default;
        var c22 = TRows.Value > 2 && TWidth.Value > 2 ? TSimd.Load(start + 2 * startRow + 2 * TSimd.Count) : default;
        var c30 = TRows.Value > 3 ? TSimd.Load(start + 3 * startRow) : default;
        var c31 = TRows.Value > 3 && TWidth.Value > 1 ? TSimd.Load(start + 3 * startRow + TSimd.Count) : default;
        var c32 = TRows.Value > 3 && TWidth.Value > 2 ? TSimd.Load(start + 3 * startRow + 2 * TSimd.Count) : default;
        var c40 = TRows.Value > 4 ? TSimd.Load(start + 4 * startRow) : default;
        var c41 = TRows.Value > 4 && TWidth.Value > 1 ? TSimd.Load(start + 4 * startRow + TSimd.Count) : default;
        var c42 = TRows.Value > 4 && TWidth.Value > 2 ? TSimd.Load(start + 4 * startRow + 2 * TSimd.Count) : default;
        var c50 = TRows.Value > 5 ? TSimd.Load(start + 5 * startRow) : default;
        var c51 = TRows.Value > 5 && TWidth.Value > 1 ? TSimd.Load(start + 5 * startRow + TSimd.Count) : default;
        var c52 = TRows.Value > 5 && TWidth.Value > 2 ? TSimd.Load(start + 5 * startRow + 2 * TSimd.Count) : default;
        var c60 = TRows.Value > 6 ? TSimd.Load(start + 6 * startRow) : default;
        var c61 = TRows.Value > 6 && TWidth.Value > 1 ? TSimd.Load(start + 6 * startRow + TSimd.Count) : default;
        var c62 = TRows.Value > 6 && TWidth.Value > 2 ? TSimd.Load(start + 6 * startRow + 2 * TSimd.Count) : default;
        var c70 = TRows.Value > 7 ? TSimd.Load(start + 7 * startRow) : default;
        var c71 = TRows.Value > 7 && TWidth.Value > 1 ? TSimd.Load(start + 7 * startRow + TSimd.Count) : default;
        var c72 = TRows.Value > 7 && TWidth.Value > 2 ? TSimd.Load(start + 7 * startRow + 2 * TSimd.Count) : default;
        for (var k = p.Depth; k > 0; k--)
        {
            var y0 = TSimd.Load(b);
            var y1 = TWidth.Value > 1 ? TSimd.Load(b + bColumn) : default;
            var y2 = TWidth.Value > 2 ? TSimd.Load(b + 2 * bColumn) : default;
            Add<TSimd, TVector, TWidth>(
                TOperand.Load<TSimd, TVector>(a), y0, y1, y2, ref c00, ref c01, ref c02);
            if (TRows.Value > 1)
                Add<TSimd, TVector, TWidth>(
                    TOperand.Load<TSimd, TVector>(a + aRow), y0, y1, y2, ref c10, ref c11, ref c12);
            if (TRows.Value > 2)
                Add<TSimd, TVector, TWidth>(
                    TOperand.Load<TSimd, TVector>(a + 2 * aRow), y0, y1, y2, ref c20, ref c21, ref c22);
            if (TRows.Value > 3)
                Add<TSimd, TVector, TWidth>(
                    TOperand.Load<TSimd, TVector>(a + aRow3), y0, y1, y2, ref c30, ref c31, ref c32);
            if (TRows.Value > 4)
                Add<TSimd, TVector, TWidth>(
                    TOperand.Load<TSimd, TVector>(a4), y0, y1, y2, ref c40, ref c41, ref c42);
            if (TRows.Value > 5)
                Add<TSimd, TVector, TWidth>(
                    TOperand.Load<TSimd, TVector>(a4 + aRow), y0, y1, y2, ref c50, ref c51, ref c52);
            if (TRows.Value > 6)
                Add<TSimd, TVector, TWidth>(
                    TOperand.Load<TSimd, TVector>(a4 + 2 * aRow), y0, y1, y2, ref c60, ref c61, ref c62);
            if (TRows.Value > 7)
                Add<TSimd, TVector, TWidth>(
                    TOperand.Load<TSimd, TVector>(a4 + aRow3), y0, y1, y2, ref c70, ref c71, ref c72);
            a += aStep;
            a4 += aStep;
            b += bStep;
        }
        Finish<TSimd, TVector, TEnding, TWidth>(p, c00, c01, c02, place);
        if (TRows.Value > 1)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c10, c11, c12, place + next);
        if (TRows.Value > 2)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c20, c21, c22, place + 2 * next);
        if (TRows.Value > 3)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c30, c31, c32, place + 3 * next);
        if (TRows.Value > 4)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c40, c41, c42, place + 4 * next);
        if (TRows.Value > 5)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c50, c51, c52, place + 5 * next);
        if (TRows.Value > 6)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c60, c61, c62, place + 6 * next);
        if (TRows.Value > 7)
            Finish<TSimd, TVector, TEnding, TWidth>(p, c70, c71, c72, place + 7 * next);
    }

    /// <summary>The part of one step of the sums that belongs to one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add<TSimd, TVector, TWidth>(
        TVector x, TVector y0, TVector y1, TVector y2, ref TVector c0, ref TVector c1, ref TVector c2)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TWidth : struct, IConstant
    {
        c0 = TSimd.MultiplyAdd(x, y0, c0);
        if (TWidth.Value > 1)
            c1 = TSimd.MultiplyAdd(x, y1, c1);
        if (TWidth.Value > 2)
            c2 = TSimd.MultiplyAdd(x, y2, c2);
    }

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
