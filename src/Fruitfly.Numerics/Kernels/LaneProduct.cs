using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C = A B + 1 biasᵀ in every lane of a swarm at once (see <see cref="Lanes"/>): the matrix product of fully
/// connected layers of narrow networks.</summary>
/// <remarks>C is cut into blocks of nearly equal sizes whose sums stay in registers. Each element is summed in the
/// order of k and begins with its bias, as <see cref="MatrixProduct"/> does it, so a network has the same bits in a
/// swarm and alone.</remarks>
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
        var zeros = stackalloc float[3 * TSimd.Count]; // the runtime clears it
        fixed (float* pa = a.Values, pb = b.Values, pc = c, pBias = bias, pMask = mask)
        {
            nint lanes = TSimd.Count, aVector = a.IsShared ? 1 : lanes;
            var product = new Product
            {
                A = pa, B = pb, C = pc, Bias = pBias, Zeros = zeros,
                ARow = a.RowStride * aVector, AStep = a.ColumnStride * aVector,
                BStep = b.RowStride * lanes, BColumn = b.ColumnStride * lanes,
                Rows = rows, Columns = columns, Depth = depth, Mask = pMask,
            };
            if (isScalar)
                Scalar(product, ending, a.IsShared, TSimd.Count);
            else if (a.IsShared)
                Panels<TSimd, TVector, SharedOperand>(product, ending);
            else
                Panels<TSimd, TVector, OwnOperand>(product, ending);
        }
    }

    /// <summary>Strides count numbers, not vectors.</summary>
    unsafe struct Product
    {
        public float* A, B, C, Bias, Mask;

        /// <summary>What sums without a bias begin with: as many as a block is wide.</summary>
        public float* Zeros;

        public nint ARow, AStep, BStep, BColumn, Rows, Columns, Depth;

        /// <summary>The columns at hand, of all <see cref="Columns"/>.</summary>
        public nint FirstColumn, EndColumn;

        /// <summary>C holds the sums so far.</summary>
        public bool Continues;
    }

    static unsafe void Scalar(in Product p, ProductEnding ending, bool isShared, int lanes)
    {
        for (nint i = 0; i < p.Rows; i++)
            for (nint j = 0; j < p.Columns; j++)
                for (nint lane = 0; lane < lanes; lane++)
                {
                    var sum = p.Bias == null ? 0 : p.Bias[j * lanes + lane];
                    for (nint k = 0; k < p.Depth; k++)
                        sum += p.A[i * p.ARow + k * p.AStep + (isShared ? 0 : lane)]
                            * p.B[k * p.BStep + j * p.BColumn + lane];
                    var place = (i * p.Columns + j) * lanes + lane;
                    p.C[place] = ending switch
                    {
                        ProductEnding.Rectify => SimdSingle.Rectify(sum),
                        ProductEnding.Mask => SimdSingle.WherePositive(p.Mask[place], sum),
                        _ => sum,
                    };
                }
    }

    /// <summary>Cuts columns and depth into nearly equal parts, so that the part of B that all rows share stays in the
    /// nearest cache.</summary>
    static unsafe void Panels<TSimd, TVector, TOperand>(in Product whole, ProductEnding ending)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, ILaneOperand
    {
        var p = whole;
        nint widest = PanelWidth / TSimd.Count, panels = (whole.Columns + widest - 1) / widest;
        for (; panels > 0; panels--)
        {
            p.EndColumn = p.FirstColumn + (whole.Columns - p.FirstColumn + panels - 1) / panels;
            p.A = whole.A;
            p.B = whole.B;
            p.Continues = false;
            var left = whole.Depth;
            for (var parts = Math.Max(1, (left + PanelDepth - 1) / PanelDepth); parts > 0; parts--)
            {
                p.Depth = (left + parts - 1) / parts;
                left -= p.Depth;
                if (left > 0 || ending == ProductEnding.None)
                    Blocks<TSimd, TVector, TOperand, NoEnding>(p);
                else if (ending == ProductEnding.Rectify)
                    Blocks<TSimd, TVector, TOperand, RectifyEnding>(p);
                else
                    Blocks<TSimd, TVector, TOperand, MaskEnding>(p);
                p.A += p.Depth * p.AStep;
                p.B += p.Depth * p.BStep;
                p.Continues = true;
            }
            p.FirstColumn = p.EndColumn;
        }
    }

    /// <summary>Numbers of B that a panel holds in each of its rows, and the most rows: 16 kB.</summary>
    const int PanelWidth = 96, PanelDepth = 42;

    /// <summary>Cuts the rows into blocks, each of which passes over all columns before the next begins.</summary>
    static void Blocks<TSimd, TVector, TOperand, TEnding>(in Product p)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, ILaneOperand
        where TEnding : struct, IEnding
    {
        // Twelve sums fill the 16 registers that most instruction sets have, with the factors they need.
        var columns = p.EndColumn - p.FirstColumn;
        nint most = Vector512.IsHardwareAccelerated || columns == 1 ? 8 : columns == 2 ? 6 : 4;
        var blocks = new RowBlocks(p.Rows, most);
        nint height;
        for (nint row = 0; row < p.Rows; row += height)
        {
            height = row < blocks.Higher ? blocks.Height + 1 : blocks.Height;
            switch (height)
            {
                case 1: Row<TSimd, TVector, TOperand, TEnding, One>(p, row); break;
                case 2: Row<TSimd, TVector, TOperand, TEnding, Two>(p, row); break;
                case 3: Row<TSimd, TVector, TOperand, TEnding, Three>(p, row); break;
                case 4: Row<TSimd, TVector, TOperand, TEnding, Four>(p, row); break;
                case 5: Row<TSimd, TVector, TOperand, TEnding, Five>(p, row); break;
                case 6: Row<TSimd, TVector, TOperand, TEnding, Six>(p, row); break;
                case 7: Row<TSimd, TVector, TOperand, TEnding, Seven>(p, row); break;
                default: Row<TSimd, TVector, TOperand, TEnding, Eight>(p, row); break;
            }
        }
    }

    static void Row<TSimd, TVector, TOperand, TEnding, TRows>(in Product p, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, ILaneOperand
        where TEnding : struct, IEnding
        where TRows : struct, IConstant
    {
        var columns = p.EndColumn - p.FirstColumn;
        if (columns == 1)
        {
            Block<TSimd, TVector, TOperand, TEnding, TRows, One>(p, row, p.FirstColumn);
            return;
        }
        // Blocks of two and three columns, and as few as can be.
        var column = p.FirstColumn;
        for (var wide = columns - 2 * ((columns + 2) / 3); wide > 0; wide--, column += 3)
            Block<TSimd, TVector, TOperand, TEnding, TRows, Three>(p, row, column);
        for (; column < p.EndColumn; column += 2)
            Block<TSimd, TVector, TOperand, TEnding, TRows, Two>(p, row, column);
    }
}
