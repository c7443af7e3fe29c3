using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>C = A B + 1 biasᵀ for small float32 matrices: the product that forward pass, weight gradient and input gradient
/// all are.</summary>
/// <remarks>
/// The accumulators of a block of C (four rows by up to three vectors) stay in registers over the whole sum, so C is
/// written once. Column counts that are no multiple of the vector width (100 units, 10 classes) cost no edge code: the
/// last vector of a row is moved left until it fits and computes some columns a second time, which is why C is always
/// overwritten and never added to. Each element is summed in the order of k, whatever block it falls into, so a row of C
/// has the same bits alone and within a batch.
/// </remarks>
public static partial class MatrixProduct
{
    const int BlockRows = 4;
    const int BlockVectors = 3;

    /// <summary>C[i, j] = bias[j] + Σₖ A[i, k] B[k, j]. C must not overlap A or B.</summary>
    /// <param name="a">element (i, k) is at i · aRowStride + k · aColumnStride, so a transposed A costs nothing</param>
    /// <param name="b"><c>[depth × columns]</c>, row-major</param>
    /// <param name="bias"><c>[columns]</c>, or empty for none</param>
    /// <param name="c"><c>[rows × columns]</c>, row-major</param>
    public static unsafe void Multiply(
        ReadOnlySpan<float> a, int aRowStride, int aColumnStride, ReadOnlySpan<float> b, ReadOnlySpan<float> bias,
        int rows, int columns, int depth, Span<float> c)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        if (rows == 0 || columns == 0)
            return;
        if (depth > 0)
            ArgumentOutOfRangeException.ThrowIfLessThan(
                a.Length, (long)(rows - 1) * aRowStride + (long)(depth - 1) * aColumnStride + 1, nameof(a));
        ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, (long)depth * columns, nameof(b));
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, (long)rows * columns, nameof(c));
        if (!bias.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfLessThan(bias.Length, columns, nameof(bias));
        Debug.Assert(!c.Overlaps(a) && !c.Overlaps(b));

        fixed (float* pa = a, pb = b, pc = c, pBias = bias)
        {
            var product = new Product(pa, aRowStride, aColumnStride, pb, columns, pc, pBias, depth);
            if (InstructionSet.IsVectorized && columns >= Vector<float>.Count)
                Vectorized(product, rows, columns);
            else
                Scalar(product, rows, columns);
        }
    }

    /// <summary>The operands of one product: a, b, c row-major with their strides in elements.</summary>
    unsafe readonly struct Product(
        float* a, nint aRowStride, nint aColumnStride, float* b, nint columns, float* c, float* bias, nint depth)
    {
        public readonly float* A = a, B = b, C = c, Bias = bias;
        public readonly nint ARowStride = aRowStride, AColumnStride = aColumnStride, Columns = columns, Depth = depth;

        public Vector<float> Start(nint column) => Bias == null ? Vector<float>.Zero : Vector.Load(Bias + column);
    }

    static unsafe void Scalar(in Product p, int rows, int columns)
    {
        for (nint i = 0; i < rows; i++)
        {
            var row = p.C + i * columns;
            for (nint j = 0; j < columns; j++)
                row[j] = p.Bias == null ? 0 : p.Bias[j];
            for (nint k = 0; k < p.Depth; k++)
            {
                var a = p.A[i * p.ARowStride + k * p.AColumnStride];
                for (nint j = 0; j < columns; j++)
                    row[j] += a * p.B[k * columns + j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Vectorized(in Product p, int rows, int columns)
    {
        var width = Vector<float>.Count;
        var vectors = (columns + width - 1) / width;
        for (var v = 0; v < vectors;)
        {
            // Two blocks of two keep more sums in flight than one of three and one of one.
            var count = vectors - v is 4 ? 2 : Math.Min(BlockVectors, vectors - v);
            nint column0 = Column(v, width, columns), column1 = Column(v + 1, width, columns), column2 = Column(v + 2, width, columns);
            var i = 0;
            for (; i + BlockRows <= rows; i += BlockRows)
                switch (count)
                {
                    case 3: Four<Three>(p, i, column0, column1, column2); break;
                    case 2: Four<Two>(p, i, column0, column1, column2); break;
                    default: Four<One>(p, i, column0, column1, column2); break;
                }
            for (; i < rows; i++)
                switch (count)
                {
                    case 3: Single<Three>(p, i, column0, column1, column2); break;
                    case 2: Single<Two>(p, i, column0, column1, column2); break;
                    default: Single<One>(p, i, column0, column1, column2); break;
                }
            v += count;
        }
    }

    static nint Column(int vector, int width, int columns) => Math.Min(vector * width, columns - width);
}
