using System.Runtime.Intrinsics;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class LaneProductTests
{
    static readonly int[] Sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 20];

    [Fact]
    public void Every_lane_has_the_bits_of_its_own_product_and_nothing_else_is_touched()
    {
        foreach (var rows in Sizes)
            foreach (var columns in Sizes)
                foreach (var depth in (int[])[0, 1, 7])
                    Check(rows, columns, depth, (ProductEnding)((rows + columns) % 3), isShared: depth == 7);
        foreach (var depth in (int[])[40, 511, 513, 1100])
            Check(5, 4, depth, ProductEnding.Rectify, isShared: false);
    }

    [Fact]
    public void Factors_may_be_transposed()
    {
        const int rows = 6, columns = 5, depth = 9;
        var lanes = Lanes.Count;
        float[] a = Gaussian(rows * depth * lanes, 1), b = Gaussian(depth * columns * lanes, 2);
        float[] plain = new float[rows * columns * lanes], transposed = new float[rows * columns * lanes];
        LaneProduct.Multiply(
            LaneMatrix.Rows(a, depth), LaneMatrix.Rows(b, columns), [], rows, columns, depth, plain);
        LaneProduct.Multiply(
            LaneMatrix.Transposed(Transpose(a, rows, depth), rows),
            LaneMatrix.Transposed(Transpose(b, depth, columns), depth), [], rows, columns, depth, transposed);
        transposed.ShouldBe(plain);
    }

    [Fact]
    public void Not_a_number_stays_in_its_lane()
    {
        var lanes = Lanes.Count;
        float[] a = new float[3 * 2 * lanes], b = new float[2 * 4 * lanes], c = new float[3 * 4 * lanes];
        Array.Fill(a, 1);
        Array.Fill(b, 1);
        a[1] = float.NaN;
        LaneProduct.Multiply(LaneMatrix.Rows(a, 2), LaneMatrix.Rows(b, 4), [], 3, 4, 2, c, ProductEnding.Rectify);
        for (var i = 0; i < c.Length; i++)
            c[i].ShouldBe(i < 4 * lanes && i % lanes == 1 ? float.NaN : 2);
    }

    [Fact]
    public void Vectors_of_every_width_give_what_the_scalar_twin_gives()
    {
        Check<Simd128, Vector128<float>>();
        Check<Simd256, Vector256<float>>();
        Check<Simd512, Vector512<float>>();
        Check<SimdSingle, float>();

        static void Check<TSimd, TVector>() where TSimd : struct, ISimd<TVector> where TVector : struct
        {
            foreach (var (rows, columns) in ((int, int)[])[(9, 1), (7, 2), (11, 10), (4, 3)])
                foreach (var isShared in (bool[])[false, true])
                {
                    const int depth = 6;
                    int lanes = TSimd.Count, own = isShared ? 1 : lanes;
                    float[] a = Gaussian(rows * depth * own, 3), b = Gaussian(depth * columns * lanes, 4),
                        bias = Gaussian(columns * lanes, 5), blocks = new float[rows * columns * lanes],
                        scalar = new float[rows * columns * lanes];
                    foreach (var (c, isScalar) in ((float[], bool)[])[(blocks, false), (scalar, true)])
                        LaneProduct.Multiply<TSimd, TVector>(
                            LaneMatrix.Rows(a, depth, isShared), LaneMatrix.Rows(b, columns), bias, rows, columns,
                            depth, c, ProductEnding.None, [], isScalar);
                    for (var i = 0; i < blocks.Length; i++)
                        blocks[i].ShouldBe(scalar[i], 2e-6f); // six products of numbers of about 1
                }
        }
    }

    [Theory]
    [InlineData(11, 6, 8, 2)]
    [InlineData(12, 5, 8, 2)]
    [InlineData(12, 6, 7, 2)]
    [InlineData(12, 6, 8, 1)]
    public void Operands_that_are_too_short_are_refused(int a, int b, int c, int bias)
    {
        var lanes = Lanes.Count;
        Should.Throw<ArgumentOutOfRangeException>(() => LaneProduct.Multiply(
            LaneMatrix.Rows(new float[a * lanes], 3), LaneMatrix.Rows(new float[b * lanes], 2),
            new float[bias * lanes], 4, 2, 3, new float[c * lanes]));
    }

    static void Check(int rows, int columns, int depth, ProductEnding ending, bool isShared)
    {
        const int guard = 16;
        var lanes = Lanes.Count;
        float[] a = Gaussian(rows * depth * (isShared ? 1 : lanes), 1), b = Gaussian(depth * columns * lanes, 2),
            bias = columns % 4 == 0 ? [] : Gaussian(columns * lanes, 3), mask = Gaussian(rows * columns * lanes, 4),
            c = new float[rows * columns * lanes + 2 * guard];
        Array.Fill(c, 7);
        LaneProduct.Multiply(
            LaneMatrix.Rows(a, depth, isShared), LaneMatrix.Rows(b, columns), bias, rows, columns, depth,
            c.AsSpan(guard, rows * columns * lanes), ending, mask);
        for (var lane = 0; lane < lanes; lane++)
        {
            var alone = new float[rows * columns];
            MatrixProduct.Multiply(
                isShared ? a : Lane(a, lane), depth, 1, Lane(b, lane), Lane(bias, lane), rows, columns, depth, alone,
                ending, Lane(mask, lane));
            Lane(c[guard..^guard], lane).ShouldBe(alone);
        }
        c[..guard].Concat(c[^guard..]).ShouldAllBe(value => value == 7);
    }

    static float[] Lane(float[] values, int lane) => [.. values.Where((_, i) => i % Lanes.Count == lane)];

    static float[] Transpose(float[] values, int rows, int columns)
    {
        var transposed = new float[values.Length];
        var lanes = Lanes.Count;
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                for (var lane = 0; lane < lanes; lane++)
                    transposed[(j * rows + i) * lanes + lane] = values[(i * columns + j) * lanes + lane];
        return transposed;
    }

    static float[] Gaussian(int count, uint number)
    {
        var values = new float[count];
        new RandomStream((ulong)count, number).FillGaussian(values);
        return values;
    }
}
