namespace Fruitfly.Numerics.Kernels;

/// <summary>A matrix of values of a swarm (see <see cref="Lanes"/>): element (i, j) is the vector number
/// i · <paramref name="rowStride"/> + j · <paramref name="columnStride"/>, so a transposed matrix costs nothing.</summary>
/// <param name="isShared">whether there is one number for all lanes instead of a vector</param>
public readonly ref struct LaneMatrix(
    ReadOnlySpan<float> values, int rowStride, int columnStride, bool isShared = false)
{
    public readonly ReadOnlySpan<float> Values = values;
    public readonly int RowStride = rowStride, ColumnStride = columnStride;
    public readonly bool IsShared = isShared;

    /// <summary>One row after another.</summary>
    public static LaneMatrix Rows(ReadOnlySpan<float> values, int columns, bool isShared = false) =>
        new(values, columns, 1, isShared);

    /// <summary>The transpose of a matrix that lies row by row.</summary>
    /// <param name="rows">of the transpose, the columns of what lies there</param>
    public static LaneMatrix Transposed(ReadOnlySpan<float> values, int rows, bool isShared = false) =>
        new(values, 1, rows, isShared);

    internal void Require(int rows, int columns, string name)
    {
        if (rows > 0 && columns > 0)
            ArgumentOutOfRangeException.ThrowIfLessThan(
                Values.Length,
                ((long)(rows - 1) * RowStride + (long)(columns - 1) * ColumnStride + 1) * (IsShared ? 1 : Lanes.Count),
                name);
    }
}
