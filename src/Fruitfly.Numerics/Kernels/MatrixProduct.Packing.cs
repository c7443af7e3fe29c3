using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Large products in parts that fit the caches. A part of B that a tile of columns reads, and a transposed A,
/// are copied so that a block reads them one after another: from rows that lie far apart every number would bring a
/// line of the cache with it. The order of the sums stays.</summary>
public static partial class MatrixProduct
{
    /// <summary>Of the part of B that a tile reads: leaves room for a block of A in a cache of 32 KB.</summary>
    const int TileBytes = 24 * 1024;

    /// <summary>Rows whose part of A is copied at once: 128 KB in vectors of eight, for the second cache.</summary>
    const int RowPart = 128;

    /// <summary>Interleaved in a copy of A: as many as a block has.</summary>
    static int BlockRows => Vector512.IsHardwareAccelerated ? 8 : 4;

    [ThreadStatic]
    static AlignedValues? partOfA, partOfB;

    static AlignedValues PartOfA => partOfA ??= new(RowPart * TileBytes / (3 * Vector128<float>.Count * sizeof(float)));

    static AlignedValues PartOfB => partOfB ??= new(TileBytes / sizeof(float));

    /// <summary>Part by part of the sum and of the rows.</summary>
    static unsafe void Panels<TSimd, TVector>(in Product whole, ProductEnding ending)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        nint depthPart = TileBytes / (3 * TSimd.Count * sizeof(float));
        var p = whole;
        var left = whole.Depth;
        do
        {
            p.Depth = Math.Min(left, depthPart);
            left -= p.Depth;
            for (nint row = 0; row < whole.Rows; row += RowPart)
            {
                var panel = p;
                panel.Rows = Math.Min(RowPart, whole.Rows - row);
                panel.A += row * p.ARowStride;
                panel.C += row * p.Columns;
                panel.Mask += row * p.Columns;
                if (PaysPackingOfA(panel))
                    PackA(ref panel);
                if (left > 0 || ending == ProductEnding.None)
                    Tiles<TSimd, TVector, NoEnding>(panel);
                else if (ending == ProductEnding.Rectify)
                    Tiles<TSimd, TVector, RectifyEnding>(panel);
                else
                    Tiles<TSimd, TVector, MaskEnding>(panel);
            }
            p.A += p.Depth * p.AColumnStride;
            p.B += p.Depth * p.Columns;
            p.Continues = true;
        }
        while (left > 0);
    }

    /// <summary>Where a row lies in a copy of A.</summary>
    static nint PlaceInBlocks(nint row, nint depth)
    {
        var inBlock = row & (BlockRows - 1);
        return (row - inBlock) * depth + inBlock;
    }

    /// <summary>Copying a number of A takes as long as multiplying it by some columns.</summary>
    static bool PaysPackingOfA(in Product p) =>
        p.ARowStride == 1 && p.AColumnStride != 1 && p.Columns >= 96 && p.Rows >= BlockRows;

    /// <summary>Copying a row of B takes as long as a block takes for it; fewer rows
    /// stay in the cache as they are.</summary>
    static bool PaysPackingOfB(in Product p) => p.Rows >= 32 && p.Depth >= 128;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void PackA(ref Product p)
    {
        fixed (float* copy = PartOfA.Span)
        {
            var to = copy;
            for (nint row = 0; row < p.Rows; row += BlockRows)
            {
                var from = p.A + row;
                if (row + BlockRows <= p.Rows)
                    for (nint k = 0; k < p.Depth; k++, from += p.AColumnStride, to += BlockRows)
                    {
                        Vector128.Store(Vector128.Load(from), to);
                        if (BlockRows == 8)
                            Vector128.Store(Vector128.Load(from + 4), to + 4);
                    }
                else
                    for (nint k = 0; k < p.Depth; k++, from += p.AColumnStride, to += BlockRows)
                        for (nint i = 0; i < p.Rows - row; i++)
                            to[i] = from[i];
            }
            p.A = copy;
            (p.ARowStride, p.AColumnStride, p.IsPacked) = (1, BlockRows, true);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe void PackB<TSimd, TVector, TLast, TLastVector, TWidth>(ref Product p)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLast : struct, ISimd<TLastVector>
        where TLastVector : struct
        where TWidth : struct, IConstant
    {
        fixed (float* copy = PartOfB.Span)
        {
            float* from = p.B + p.BColumn, to = copy;
            nint last = (TWidth.Value - 1) * TSimd.Count, step = last + TLast.Count;
            for (nint k = 0; k < p.Depth; k++, from += p.BStride, to += step)
            {
                if (TWidth.Value > 1)
                    TSimd.Store(TSimd.Load(from), to);
                if (TWidth.Value > 2)
                    TSimd.Store(TSimd.Load(from + TSimd.Count), to + TSimd.Count);
                TLast.Store(TLast.Load(from + p.BLast), to + last);
            }
            p.B = copy;
            (p.BColumn, p.BLast, p.BStride) = (0, last, step);
        }
    }
}
