using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Numerics.Tests.Kernels;

public class LaneRowsTests
{
    [Fact]
    public void Each_lane_gathers_rows_of_its_own_and_nothing_else_is_touched()
    {
        const int there = 11, guard = 16;
        var lanes = Lanes.Count;
        foreach (var columns in (int[])[1, 2, 7, 8, 9, 16, 20, 40])
            foreach (var rows in (int[])[0, 1, 2, 5])
            {
                float[] source = [.. Enumerable.Range(0, there * columns).Select(i => (float)i)];
                int[] indices = [.. Enumerable.Range(0, rows * lanes).Select(i => i * 7 % there)];
                var gathered = new float[rows * columns * lanes + 2 * guard];
                Array.Fill(gathered, -1);
                LaneRows.Gather(source, columns, indices, gathered.AsSpan(guard, rows * columns * lanes));

                for (var row = 0; row < rows; row++)
                    for (var column = 0; column < columns; column++)
                        for (var lane = 0; lane < lanes; lane++)
                            gathered[guard + (row * columns + column) * lanes + lane]
                                .ShouldBe(source[indices[lane * rows + row] * columns + column]);
                gathered[..guard].Concat(gathered[^guard..]).ShouldAllBe(value => value == -1);
            }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_row_that_is_not_there_is_refused(int index)
    {
        int[] indices = [.. Enumerable.Repeat(0, Lanes.Count - 1), index];
        Should.Throw<ArgumentOutOfRangeException>(() =>
            LaneRows.Gather(new float[6], 2, indices, new float[2 * Lanes.Count]));
    }
}
