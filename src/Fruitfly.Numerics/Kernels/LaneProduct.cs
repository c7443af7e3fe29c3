using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C = A B + 1 biasᵀ in every lane of a swarm at once (see <see cref="Lanes"/>): the matrix product of fully
/// connected layers of narrow networks.</summary>
/// <remarks>C is cut into blocks of nearly equal sizes whose sums stay in registers. Each element is summed in the order
/// of k and begins with its bias, as <see cref="MatrixProduct"/> does it, so a network has the same bits in a swarm
/// and alone.</remarks>
public static partial class LaneProduct
{
    /// <summary>C[i, j] = bias[j] + Σₖ A[i, k] B[k, j], then the ending. C must not overlap A or B.</summary>
    /// <param name="a"><c>[rows × depth]</c></param>
    /// <param name="b"><c>[depth × columns]</c>, not shared</param>
    /// <param name="bias"><c>[columns × lanes]</c>, or empty for none</param>
    /// <param name="c"><c>[rows × columns × lanes]</c></param>
    /// <param name="mask"><c>[rows × columns × lanes]</c> for <see cref="ProductEnding.Mask"/>, else empty</param>
    public static void Multiply(
        LaneMatrix a, LaneMatrix b, ReadOnlySpan<float> bias, int rows, int columns, int depth, Span<float> c,
        ProductEnding ending = ProductEnding.None, ReadOnlySpan<float> mask = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        if (b.IsShared)
            throw new ArgumentException("The second factor has a number for each lane.", nameof(b));
        if (rows == 0 || columns == 0)
            return;
        a.Require(rows, depth, nameof(a));
        b.Require(depth, columns, nameof(b));
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, (long)rows * columns * Lanes.Count, nameof(c));
        if (!bias.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfLessThan(bias.Length, columns * Lanes.Count, nameof(bias));
        if (ending == ProductEnding.Mask)
            ArgumentOutOfRangeException.ThrowIfLessThan(mask.Length, (long)rows * columns * Lanes.Count, nameof(mask));
        Debug.Assert(!c.Overlaps(a.Values) && !c.Overlaps(b.Values));

        if (!InstructionSet.IsVectorized)
            Multiply<Simd128, Vector128<float>>(a, b, bias, rows, columns, depth, c, ending, mask, isScalar: true);
        else if (Vector512.IsHardwareAccelerated)
            Multiply<Simd512, Vector512<float>>(a, b, bias, rows, columns, depth, c, ending, mask);
        else if (Vector256.IsHardwareAccelerated)
            Multiply<Simd256, Vector256<float>>(a, b, bias, rows, columns, depth, c, ending, mask);
        else
            Multiply<Simd128, Vector128<float>>(a, b, bias, rows, columns, depth, c, ending, mask);
    }

    /// <summary>The product in as many lanes as a vector of this width has.</summary>
    /// <param name="isScalar">by the scalar twin</param>
    internal static unsafe void Multiply<TSimd, TVector>(
        LaneMatrix a, LaneMatrix b, ReadOnlySpan<float> bias, int rows, int columns, int depth, Span<float> c,
        ProductEnding ending, ReadOnlySpan<float> mask, bool isScalar = false)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        fixed (float* pa = a.Values, pb = b.Values, pc = c, pBias = bias, pMask = mask)
        {
            nint lanes = TSimd.Count, aVector = a.IsShared ? 1 : lanes;
            var product = new Product
            {
                A = pa, B = pb, C = pc, Bias = pBias,
                ARow = a.RowStride * aVector, AStep = a.ColumnStride * aVector,
                BStep = b.RowStride * lanes, BColumn = b.ColumnStride * lanes,
                Rows = rows, Columns = columns, Depth = depth,
                Rectifies = ending == ProductEnding.Rectify, Mask = ending == ProductEnding.Mask ? pMask : null,
            };
            if (isScalar)
                Scalar(product, a.IsShared, TSimd.Count);
            else if (a.IsShared)
                Blocks<TSimd, TVector, SharedOperand>(product);
            else
                Blocks<TSimd, TVector, OwnOperand>(product);
        }
    }

    /// <summary>Strides count numbers, not vectors.</summary>
    unsafe struct Product
    {
        public float* A, B, C, Bias, Mask;
        public nint ARow, AStep, BStep, BColumn, Rows, Columns, Depth;
        public bool Rectifies;
    }

    static unsafe void Scalar(in Product p, bool isShared, int lanes)
    {
        for (nint i = 0; i < p.Rows; i++)
            for (nint j = 0; j < p.Columns; j++)
                for (nint lane = 0; lane < lanes; lane++)
                {
                    var sum = p.Bias == null ? 0 : p.Bias[j * lanes + lane];
                    for (nint k = 0; k < p.Depth; k++)
                        sum += p.A[i * p.ARow + k * p.AStep + (isShared ? 0 : lane)]
                            * p.B[k * p.BStep + j * p.BColumn + lane];
                    Finish<SimdSingle, float>(p, sum, (i * p.Columns + j) * lanes + lane);
                }
    }

    /// <summary>Cuts C into blocks of rows, which reach over all columns before the next begins.</summary>
    static void Blocks<TSimd, TVector, TOperand>(in Product p)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, ILaneOperand
    {
        // Twelve sums fill the 16 registers that most instruction sets have, with the factors they need.
        nint most = Vector512.IsHardwareAccelerated || p.Columns == 1 ? 8 : p.Columns == 2 ? 6 : 4;
        nint row = 0;
        for (var blocks = (p.Rows + most - 1) / most; blocks > 0; blocks--)
        {
            var height = (p.Rows - row + blocks - 1) / blocks;
            switch (height)
            {
                case 1: Row<TSimd, TVector, TOperand, One>(p, row); break;
                case 2: Row<TSimd, TVector, TOperand, Two>(p, row); break;
                case 3: Row<TSimd, TVector, TOperand, Three>(p, row); break;
                case 4: Row<TSimd, TVector, TOperand, Four>(p, row); break;
                case 5: Row<TSimd, TVector, TOperand, Five>(p, row); break;
                case 6: Row<TSimd, TVector, TOperand, Six>(p, row); break;
                case 7: Row<TSimd, TVector, TOperand, Seven>(p, row); break;
                default: Row<TSimd, TVector, TOperand, Eight>(p, row); break;
            }
            row += height;
        }
    }

    static void Row<TSimd, TVector, TOperand, TRows>(in Product p, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, ILaneOperand
        where TRows : struct, IConstant
    {
        nint column = 0;
        for (var blocks = (p.Columns + 2) / 3; blocks > 0; blocks--)
        {
            var width = (p.Columns - column + blocks - 1) / blocks;
            if (width == 1)
                Block<TSimd, TVector, TOperand, TRows, One>(p, row, column);
            else if (width == 2)
                Block<TSimd, TVector, TOperand, TRows, Two>(p, row, column);
            else
                Block<TSimd, TVector, TOperand, TRows, Three>(p, row, column);
            column += width;
        }
    }
}
