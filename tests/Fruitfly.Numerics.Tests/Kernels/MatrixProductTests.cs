using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class MatrixProductTests
{
    static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 23, 24, 25, 31, 32, 33, 40, 63, 100];

    [Fact]
    public void Every_shape_gives_the_product_and_touches_nothing_else()
    {
        foreach (var columns in Enumerable.Range(1, 70).Append(100))
            foreach (var rows in (int[])[1, 2, 3, 4, 5, 6, 7, 8, 11, 13])
                foreach (var depth in (int[])[0, 1, 2, 5, 40])
                    Check(rows, columns, depth, transposed: (rows + columns) % 2 == 0, bias: columns % 3 != 0);
        foreach (var rows in Sizes)
            Check(rows, 100, 40, transposed: true, bias: true);
        foreach (var depth in (int[])[511, 512, 513, 1100])
            Check(9, 37, depth, transposed: true, bias: true);
    }

    [Fact]
    public void Large_products_that_are_cut_and_copied_are_the_same()
    {
        foreach (var (rows, depth) in ((int, int)[])[(32, 128), (33, 130), (129, 40), (133, 257), (260, 700)])
            foreach (var columns in (int[])[20, 97, 130])
                foreach (var transposed in (bool[])[false, true])
                    Check(rows, columns, depth, transposed, bias: columns == 97);
    }

    [Theory]
    [InlineData(100, 40, 100)]
    [InlineData(131, 600, 100)]
    [InlineData(131, 600, 13)]
    public void A_row_has_the_same_bits_alone_and_within_a_batch(int rows, int depth, int columns)
    {
        var stream = new RandomStream(5, 0);
        float[] a = new float[rows * depth], b = new float[depth * columns], whole = new float[rows
            * columns], row = new float[columns];
        stream.FillGaussian(a);
        stream.FillGaussian(b);
        MatrixProduct.Multiply(a, depth, 1, b, [], rows, columns, depth, whole);
        for (var i = 0; i < rows; i++)
        {
            MatrixProduct.Multiply(a.AsSpan(i * depth, depth), depth, 1, b, [], 1, columns, depth, row);
            row.ShouldBe(whole[(i * columns)..((i + 1) * columns)]);
        }
        var (transposed, again) = (new float[rows * depth], new float[rows * columns]);
        Rows.Transpose(a, rows, depth, transposed);
        MatrixProduct.Multiply(transposed, 1, rows, b, [], rows, columns, depth, again);
        again.ShouldBe(whole);
    }

    [Fact]
    public void Not_a_number_reaches_exactly_the_elements_it_feeds()
    {
        const int rows = 6, depth = 5, columns = 13;
        float[] a = new float[rows * depth], b = new float[depth * columns], c = new float[rows * columns];
        Array.Fill(a, 1);
        Array.Fill(b, 1);
        a[2 * depth + 3] = float.NaN;
        b[1 * columns + 12] = float.PositiveInfinity;
        MatrixProduct.Multiply(a, depth, 1, b, [], rows, columns, depth, c);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                c[i * columns + j].ShouldBe(i == 2 ? float.NaN : j == 12 ? float.PositiveInfinity : depth);
    }

    [Fact]
    public void What_follows_the_product_is_done_as_if_it_came_after()
    {
        foreach (var columns in (int[])[1, 3, 5, 10, 16, 25, 48, 100])
            foreach (var rows in (int[])[1, 4, 9])
                foreach (var depth in (int[])[0, 7, 1100])
                {
                    var stream = new RandomStream((ulong)columns, (uint)rows);
                    float[] a = new float[rows * depth], b = new float[depth
                        * columns], bias = new float[columns], mask = new float[rows * columns];
                    foreach (var values in (float[][])[a, b, bias, mask])
                        stream.FillGaussian(values);
                    float[] plain = new float[rows * columns], rectified = new float[rows
                        * columns], masked = new float[rows * columns];
                    MatrixProduct.Multiply(a, depth, 1, b, bias, rows, columns, depth, plain);
                    MatrixProduct.Multiply(a, depth, 1, b, bias, rows, columns, depth, rectified,
                        ProductEnding.Rectify);
                    MatrixProduct.Multiply(a, depth, 1, b, bias, rows, columns, depth, masked, ProductEnding.Mask,
                        mask);
                    rectified.ShouldBe(Array.ConvertAll(plain, value => Math.Max(value, 0)));
                    masked.ShouldBe(plain.Select((value, i) => mask[i] > 0 ? value : 0));
                }
    }

    [Theory]
    [InlineData(11, 6, 8)]
    [InlineData(12, 5, 8)]
    [InlineData(12, 6, 7)]
    public void Operands_that_are_too_short_are_refused(int a, int b, int c) =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => MatrixProduct.Multiply(new float[a], 3, 1, new float[b], [], 4, 2, 3, new float[c]));

    static void Check(int rows, int columns, int depth, bool transposed, bool bias)
    {
        const int guard = 8;
        var stream = new RandomStream((ulong)(rows * 1000 + columns), (uint)depth);
        float[] a = new float[rows * depth], b = new float[depth * columns], start = new float[bias ? columns : 0];
        stream.FillGaussian(a);
        stream.FillGaussian(b);
        stream.FillGaussian(start);
        var c = new float[rows * columns + 2 * guard];
        Array.Fill(c, 7);
        var (rowStride, columnStride) = transposed ? (1, rows) : (depth, 1);
        MatrixProduct.Multiply(a, rowStride, columnStride, b, start, rows, columns, depth,
            c.AsSpan(guard, rows * columns));
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
            {
                double sum = bias ? start[j] : 0, magnitude = Math.Abs(sum);
                for (var k = 0; k < depth; k++)
                {
                    var term = (double)a[i * rowStride + k * columnStride] * b[k * columns + j];
                    sum += term;
                    magnitude += Math.Abs(term);
                }
                // A float32 sum of n terms is off by at most n roundings of the sum of magnitudes (Higham 2002, 3.1).
                Math.Abs(c[guard + i * columns + j] - sum)
                    .ShouldBeLessThanOrEqualTo((depth + 1) * Math.Pow(2, -24) * magnitude);
            }
        c[..guard].Concat(c[^guard..]).ShouldAllBe(value => value == 7);
    }
}
