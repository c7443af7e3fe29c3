using Parquet;
using Parquet.Schema;

namespace Fruitfly.Studies.Export;

/// <summary>The values of one column in a group of rows, until the group is written.</summary>
abstract class ParquetColumn(DataField field)
{
    public DataField Field { get; } = field;

    /// <returns>the characters of text that are held for the row</returns>
    public abstract int Add(in ExportRow row);

    /// <summary>Writes the values and forgets them.</summary>
    public abstract Task Write(ParquetRowGroupWriter group);
}

sealed class ParquetValues<T>(DataField field, Func<ExportRow, T?> read, int rows) : ParquetColumn(field)
    where T : struct
{
    readonly T?[] _values = new T?[rows];
    int _count;

    public override int Add(in ExportRow row)
    {
        _values[_count++] = read(row);
        return 0;
    }

    public override Task Write(ParquetRowGroupWriter group)
    {
        var values = _values.AsMemory(0, _count);
        _count = 0;
        return group.WriteAsync<T>(Field, values);
    }
}

sealed class ParquetTexts(DataField field, Func<ExportRow, string?> read, int rows) : ParquetColumn(field)
{
    readonly List<string?> _values = new(rows);

    public override int Add(in ExportRow row)
    {
        // Rows of one trial share their texts, which are then held once.
        var text = read(row);
        var isNew = _values.Count == 0 || !ReferenceEquals(_values[^1], text);
        _values.Add(text);
        return isNew ? text?.Length ?? 0 : 0;
    }

    public override async Task Write(ParquetRowGroupWriter group)
    {
        await group.WriteAsync(Field, _values!).ConfigureAwait(false);
        _values.Clear();
    }
}
