using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Gathers the rows of a file, column by column, within the limits.</summary>
/// <param name="point">what stands before the decimals of a number</param>
sealed class RawTableBuilder(string file, IReadOnlyList<string?> names, FileLimits limits, char point = '.')
{
    const long MostFreed = 1 << 28;

    readonly List<(int Row, long Line)> _jumps = []; // the first is that to the first row

    public RawColumnBuilder[] Columns { get; } = names.Count <= limits.MaxColumns
        ? [.. names.Select(name => new RawColumnBuilder(name ?? "", limits.MaxClasses, point))]
        : throw new DataFileException(file, "line 1",
            FormattableString.Invariant($"the table has {names.Count:N0} columns; the most is {limits.MaxColumns:N0}"),
            $"Save arrays of numbers as NPZ{FileSetting.MaxColumns:, or raise @}.");

    public int Rows { get; private set; }

    /// <summary>Says that a field for each column follows.</summary>
    /// <param name="line">on which the row ends; null where rows have no lines</param>
    public void StartRow(long? line)
    {
        if ((Rows + 1L) * Columns.Length > limits.MaxElements)
            throw new DataFileException(file, line is null ? $"row {Rows + 1}" : $"line {line}",
                $"the table has more than {limits.MaxElements} fields",
                $"Cut the file into parts{FileSetting.MaxElements:, or raise @}.");
        if (line is { } at && (_jumps.Count == 0 || _jumps[^1].Line + (Rows - _jumps[^1].Row) != at))
            _jumps.Add((Rows, at));
        Rows++;
    }

    /// <summary>What was gathered; the builder is empty afterwards.</summary>
    public RawTable Build(TableFormat format)
    {
        var columns = new RawColumn[Columns.Length];
        var (freed, perColumn) = (0L, (long)Rows * (sizeof(double) + sizeof(int)));
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Columns[i].Build();
            Columns[i] = null!;
            freed += perColumn;
            if (freed < MostFreed)
                continue;
            GC.Collect(); // or a large table would take its memory twice: the collector waits until it is twice as large
            freed = 0;
        }
        return new(file, format, columns, Rows, _jumps.Count == 0 ? null : _jumps[0].Line)
        {
            Jumps = [.. _jumps.Skip(1)],
        };
    }
}
