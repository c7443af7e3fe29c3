using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class RowSumsTests
{
    [Fact]
    public void Every_depth_from_0_to_100_adds_the_sums_of_the_definition()
    {
        var stream = new RandomStream(4, 77);
        for (var depth = 0; depth <= 100; depth++)
        {
            int blocks = stream.NextInt(4), rows = 1 + stream.NextInt(14);
            float[] source = new float[blocks * rows * depth], sums = new float[rows + 1];
            stream.FillGaussian(source);
            Array.Fill(sums, 1);
            sums[^1] = 12345.678f;
            RowSums.Add(source, blocks, rows, depth, sums.AsSpan(0, rows));
            sums[^1].ShouldBe(12345.678f);
            for (var row = 0; row < rows; row++)
            {
                var sum = 1.0;
                for (var block = 0; block < blocks; block++)
                    for (var k = 0; k < depth; k++)
                        sum += source[(block * rows + row) * depth + k];
                // n additions of terms of size 1, each wrong by 2⁻²⁴ of a partial sum of size √n
                sums[row].ShouldBe((float)sum, Math.Pow(2, -24) * 4 * (1 + blocks * depth));
            }
        }
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => RowSums.Add(new float[11], 2, 3, 2, new float[3]));
        Should.Throw<ArgumentOutOfRangeException>(() => RowSums.Add(new float[12], 2, 3, 2, new float[2]));
    }
}
