using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Gathers the rows of a file, column by column, within the limits.</summary>
sealed class RawTableBuilder
{
    const long MostFreed = 1 << 28;

    readonly string _file;
    readonly FileLimits _limits;
    readonly char _point;
    readonly List<RawColumnBuilder> _columns = [];
    readonly List<(int Row, long Line)> _jumps = []; // the first is that to the first row

    public RawTableBuilder(string file, IReadOnlyList<string> names, FileLimits limits, char point = '.')
    {
        (_file, _limits, _point) = (file, limits, point);
        if (names.Count > limits.MaxColumns)
            throw TooMany(file, names.Count, limits, "line 1");
        foreach (var name in names)
            _columns.Add(new(name, limits.MaxClasses, point));
    }

    public IReadOnlyList<RawColumnBuilder> Columns => _columns;

    public int Rows { get; private set; }

    /// <summary>Adds a column in the row that was started last; it misses its fields in the rows before.</summary>
    public void AddColumn(string name, string place)
    {
        if (_columns.Count == _limits.MaxColumns)
            throw TooMany(_file, _columns.Count + 1, _limits, place);
        var column = new RawColumnBuilder(name, _limits.MaxClasses, _point);
        _columns.Add(column);
        Check(place);
        for (var row = 1; row < Rows; row++)
            column.Add("");
    }

    /// <summary>Says that a field for each column follows.</summary>
    /// <param name="line">on which the row ends</param>
    public void StartRow(long line)
    {
        if (_jumps.Count == 0 || _jumps[^1].Line + (Rows - _jumps[^1].Row) != line)
            _jumps.Add((Rows, line));
        StartRows(1, $"line {line}");
    }

    /// <summary>Says that fields of this many rows follow in each column.</summary>
    public void StartRows(long count, string place)
    {
        if (count > int.MaxValue - Rows)
            throw TooLarge(place);
        Rows += (int)count;
        Check(place);
    }

    /// <summary>What was gathered; the builder is empty afterwards.</summary>
    public RawTable Build(TableFormat format)
    {
        var columns = new RawColumn[_columns.Count];
        var (freed, perColumn) = (0L, (long)Rows * (sizeof(double) + sizeof(int)));
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = _columns[i].Build();
            _columns[i] = null!;
            freed += perColumn;
            if (freed < MostFreed)
                continue;
            GC.Collect(); // a large table would take its memory twice: the collector waits until it is as large again
            freed = 0;
        }
        return new(_file, format, columns, Rows, _jumps.Count == 0 ? null : _jumps[0].Line)
        {
            Jumps = [.. _jumps.Skip(1)],
        };
    }

    void Check(string place)
    {
        if ((long)Rows * _columns.Count > _limits.MaxElements)
            throw TooLarge(place);
    }

    DataFileException TooLarge(string place) => new(_file, place,
        $"the table has more than {_limits.MaxElements} fields",
        $"Cut the file into parts{FileSetting.MaxElements:, or raise @}.");

    public static DataFileException TooMany(string file, int columns, FileLimits limits, string place) => new(
        file, place,
        FormattableString.Invariant($"the table has {columns:N0} columns; the most is {limits.MaxColumns:N0}"),
        $"Save arrays of numbers as NPZ{FileSetting.MaxColumns:, or raise @}.");
}
