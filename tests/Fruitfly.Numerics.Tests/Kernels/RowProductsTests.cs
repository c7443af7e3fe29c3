using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class RowProductsTests
{
    const float Guard = 12345.678f;

    [Fact]
    public void Every_shape_adds_the_sums_of_the_definition_and_touches_nothing_else()
    {
        var stream = new RandomStream(3, 77);
        for (var trial = 0; trial < 700; trial++)
        {
            int rows = 1 + stream.NextInt(13), columns = 1 +
                stream.NextInt(13), depth = stream.NextInt(70), stride = columns + stream.NextInt(3);
            var pairs = new RowPair[stream.NextInt(5)];
            foreach (ref var pair in pairs.AsSpan())
                pair = new RowPair(stream.NextInt(20), stream.NextInt(20));
            float[] a = new float[(rows + 19) * depth], b = new float[(columns + 19) * depth], c = new float[rows
                * stride];
            stream.FillGaussian(a);
            stream.FillGaussian(b);
            stream.FillGaussian(c);
            for (var i = 0; i < c.Length; i++)
                c[i] = i % stride < columns ? c[i] : Guard;
            var before = (float[])c.Clone();
            RowProducts.Add(a, b, pairs, rows, columns, depth, c, stride);
            c.Where((_, i) => i % stride >= columns).ShouldAllBe(value => value == Guard);
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                {
                    double sum = before[i * stride + j], size = sum * sum;
                    foreach (var pair in pairs)
                        for (var k = 0; k < depth; k++)
                        {
                            var term = (double)a[(pair.A + i) * depth + k] * b[(pair.B + j) * depth + k];
                            sum += term;
                            size += term * term;
                        }
                    // Each of n additions is wrong by 2⁻²⁴ of a partial sum of about √n terms.
                    c[i * stride + j].ShouldBe((float)sum,
                        Math.Pow(2, -24) * 4 * Math.Sqrt((1 + depth * pairs.Length) * size) + 1e-30);
                }
        }
    }

    [Fact]
    public void NaN_is_seen_wherever_it_is()
    {
        for (var place = 0; place < 19; place++)
        {
            float[] a = new float[4 * 19], b = new float[2 * 19], c = new float[8];
            a[19 + place] = float.NaN;
            RowProducts.Add(a, b, [new RowPair(0, 0)], 4, 2, 19, c, 2);
            c.Select(float.IsNaN).ShouldBe([false, false, true, true, false, false, false, false]);
        }
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Add(new float[7], new float[4], new RowPair(0, 0), new float[8]));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Add(new float[8], new float[4], new RowPair(1, 0), new float[8]));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Add(new float[8], new float[4], new RowPair(-1, 0), new float[8]));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Add(new float[8], new float[3], new RowPair(0, 0), new float[8]));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Add(new float[8], new float[4], new RowPair(0, 1), new float[8]));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Add(new float[8], new float[4], new RowPair(0, 0), new float[7]));

        static void Add(float[] a, float[] b, RowPair pair, float[] c) => RowProducts.Add(a, b, [pair], 4, 2, 2, c, 2);
    }
}
