using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class RowProductsTests
{
    const float Guard = 12345.678f;

    [Fact]
    public void Every_shape_gives_the_sums_of_the_definition_and_touches_nothing_else()
    {
        var stream = new RandomStream(3, 77);
        for (var trial = 0; trial < 500; trial++)
        {
            int rows = 1 + stream.NextInt(13), columns = 1 + stream.NextInt(10), depth = stream.NextInt(70), blocks = stream.NextInt(5);
            int aStride = rows * depth + stream.NextInt(3), bStride = columns * depth + stream.NextInt(3);
            float[] a = new float[blocks * aStride], b = new float[blocks * bStride], c = new float[rows * columns + 1];
            stream.FillGaussian(a);
            stream.FillGaussian(b);
            c[^1] = Guard;
            RowProducts.Multiply(a, aStride, rows, b, bStride, columns, depth, blocks, c.AsSpan(0, rows * columns));
            c[^1].ShouldBe(Guard);
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                {
                    double sum = 0, size = 0;
                    for (var s = 0; s < blocks; s++)
                        for (var k = 0; k < depth; k++)
                        {
                            double term = (double)a[s * aStride + i * depth + k] * b[s * bStride + j * depth + k];
                            sum += term;
                            size += term * term;
                        }
                    // Each of n additions is wrong by 2⁻²⁴ of a partial sum of about √n terms.
                    c[i * columns + j].ShouldBe((float)sum, Math.Pow(2, -24) * 4 * Math.Sqrt(depth * blocks * size) + 1e-30);
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
            RowProducts.Multiply(a, 0, 4, b, 0, 2, 19, 1, c);
            c.Select(float.IsNaN).ShouldBe([false, false, true, true, false, false, false, false]);
        }
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => RowProducts.Multiply(new float[7], 0, 4, new float[4], 0, 2, 2, 1, new float[8]));
        Should.Throw<ArgumentOutOfRangeException>(() => RowProducts.Multiply(new float[8], 0, 4, new float[3], 0, 2, 2, 1, new float[8]));
        Should.Throw<ArgumentOutOfRangeException>(() => RowProducts.Multiply(new float[8], 0, 4, new float[4], 0, 2, 2, 1, new float[7]));
    }
}
