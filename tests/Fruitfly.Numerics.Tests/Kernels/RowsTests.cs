using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class RowsTests
{
    [Fact]
    public void Transposing_twice_gives_the_matrix_back()
    {
        foreach (var rows in (int[])[1, 2, 15, 16, 17, 40])
            foreach (var columns in (int[])[1, 3, 16, 33, 100])
            {
                float[] source = Gaussian(
                    rows * columns), transposed = new float[source.Length], back = new float[source.Length];
                Rows.Transpose(source, rows, columns, transposed);
                transposed[(columns - 1) * rows].ShouldBe(source[columns - 1]);
                Rows.Transpose(transposed, columns, rows, back);
                back.ShouldBe(source);
            }
    }

    [Fact]
    public void Column_sums_are_those_of_the_scalar_twin()
    {
        for (var columns = 1; columns <= 70; columns++)
        {
            const int rows = 13;
            float[] source = Gaussian(rows * columns), sums = new float[columns], twin = new float[columns];
            Rows.Sum(source, rows, columns, sums);
            Rows.SumScalar(source, rows, columns, twin);
            sums.ShouldBe(twin);
        }
    }

    [Fact]
    public void Gathering_copies_the_rows_asked_for_in_their_order()
    {
        float[] source = [0, 1, 10, 11, 20, 21], destination = new float[6];
        Rows.Gather(source, 2, [2, 0, 2], destination);
        destination.ShouldBe([20, 21, 0, 1, 20, 21]);
    }

    static float[] Gaussian(int count)
    {
        var values = new float[count];
        new RandomStream((ulong)count, 1).FillGaussian(values);
        return values;
    }
}
