using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class ProductSumTests
{
    const float Guard = 12345.678f;

    [Fact]
    public void Every_shape_gives_the_sum_of_the_definition_and_touches_nothing_else()
    {
        var stream = new RandomStream(5, 77);
        for (var trial = 0; trial < 700; trial++)
        {
            int rows = 1 + stream.NextInt(30), columns = 1 + stream.NextInt(130);
            var s = new Sum(stream, rows, columns);
            var hasBias = stream.NextInt(2) == 0;
            var ending = (ProductEnding)stream.NextInt(3);
            var c = new float[rows * columns + 1];
            c[^1] = Guard;
            s.Multiply(hasBias, ending, c.AsSpan(0, rows * columns));
            c[^1].ShouldBe(Guard);
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                {
                    var (sum, size) = s.Of(i, j, hasBias);
                    // Each of n additions is wrong by 2⁻²⁴ of a partial sum of about √n terms.
                    var tolerance = Math.Pow(2, -24) * 4 * Math.Sqrt(size * 30) + 1e-30;
                    var expected = ending switch
                    {
                        ProductEnding.Rectify => Math.Max(sum, 0),
                        ProductEnding.Mask => s.Mask[i * columns + j] > 0 ? sum : 0,
                        _ => sum,
                    };
                    ((double)c[i * columns + j]).ShouldBe(expected, tolerance, $"{rows} × {columns}, {ending}");
                }
        }
    }

    /// <summary>A prediction of one example is that of a batch.</summary>
    [Fact]
    public void A_column_has_the_same_bits_alone_and_among_others()
    {
        var stream = new RandomStream(6, 77);
        var s = new Sum(stream, 9, 37);
        var c = new float[9 * 37];
        s.Multiply(true, ProductEnding.None, c);
        for (var column = 0; column < 37; column++)
        {
            float[] b = [.. Enumerable.Range(0, s.B.Length / 37)
                .Select(row => s.B[row * 37 + column])], alone = new float[9];
            ProductSum.Multiply(s.A, s.RowStride, s.ColumnStride, b, s.Terms, s.Bias, 9, 1, alone);
            alone.ShouldBe([.. Enumerable.Range(0, 9).Select(row => c[row * 37 + column])]);
        }
    }

    [Fact]
    public void Without_terms_the_sum_is_the_bias()
    {
        float[] c = [5, 5, 5, 5, 5, 5];
        ProductSum.Multiply([], 1, 1, [], [], [1, 2], 2, 3, c);
        c.ShouldBe([1, 1, 1, 2, 2, 2]);
        ProductSum.Multiply([], 1, 1, [], [], [], 2, 3, c);
        c.ShouldBe(new float[6]);
    }

    [Fact]
    public void NaN_stays_NaN_where_it_is_rectified()
    {
        var c = new float[19];
        float[] b = [.. Enumerable.Repeat(1f, 18), float.NaN];
        ProductSum.Multiply([-1], 1, 1, b, [new ProductTerm(0, 0, 1)], [], 1, 19, c, ProductEnding.Rectify);
        c.ShouldBe([.. new float[18], float.NaN]);
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        Refused(new float[3], new float[6], [], new float[6]);
        Refused(new float[4], new float[5], [], new float[6]);
        Refused(new float[4], new float[6], new float[1], new float[6]);
        Refused(new float[4], new float[6], [], new float[5]);

        static void Refused(float[] a, float[] b, float[] bias, float[] c) => Should.Throw<ArgumentOutOfRangeException>(
            () => ProductSum.Multiply(a, 2, 1, b, [new ProductTerm(0, 0, 2)], bias, 2, 3, c));
    }

    /// <summary>A random sum: both orders of the weights, several terms that may overlap.</summary>
    sealed class Sum
    {
        readonly int _rows, _columns;

        public Sum(RandomStream stream, int rows, int columns)
        {
            (_rows, _columns) = (rows, columns);
            (RowStride, ColumnStride) = stream.NextInt(2) == 0 ? (1, rows) : (12, 1);
            Terms = new ProductTerm[stream.NextInt(4)];
            foreach (ref var term in Terms.AsSpan())
                term = new ProductTerm(stream.NextInt(10), stream.NextInt(10), 1 + stream.NextInt(12));
            stream.FillGaussian(A = new float[12 * rows + 12 + 10]);
            stream.FillGaussian(B = new float[22 * columns]);
            stream.FillGaussian(Bias = new float[rows]);
            stream.FillGaussian(Mask = new float[rows * columns]);
        }

        public int RowStride { get; }

        public int ColumnStride { get; }

        public ProductTerm[] Terms { get; }

        public float[] A { get; }

        public float[] B { get; }

        public float[] Bias { get; }

        public float[] Mask { get; }

        public void Multiply(bool hasBias, ProductEnding ending, Span<float> c) => ProductSum.Multiply(
            A, RowStride, ColumnStride, B, Terms, hasBias ? Bias : [], _rows, _columns, c, ending,
            ending == ProductEnding.Mask ? Mask : []);

        public (double Sum, double Size) Of(int i, int j, bool hasBias)
        {
            double sum = hasBias ? Bias[i] : 0, size = sum * sum;
            foreach (var term in Terms)
                for (var k = 0; k < term.Depth; k++)
                {
                    var product = (double)A[term.A + i * RowStride + k * ColumnStride] * B[(term.B + k) * _columns + j];
                    sum += product;
                    size += product * product;
                }
            return (sum, size);
        }
    }
}
