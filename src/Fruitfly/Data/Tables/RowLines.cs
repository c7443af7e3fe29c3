namespace Fruitfly.Data.Tables;

/// <summary>On which line of text each row ends. Rows mostly lie on lines that follow one another; only where they do
/// not is anything kept.</summary>
sealed class RowLines
{
    readonly List<int> _rows = [];
    readonly List<long> _lines = [];

    /// <summary>Adds the row after the last.</summary>
    public void Add(int row, long line)
    {
        if (_rows.Count > 0 && _lines[^1] + (row - _rows[^1]) == line)
            return;
        _rows.Add(row);
        _lines.Add(line);
    }

    /// <param name="row">from 0</param>
    /// <returns>the line, from 1; null where rows have no lines</returns>
    public long? Of(int row)
    {
        if (_rows.Count == 0)
            return null;
        var place = _rows.BinarySearch(row);
        place = place < 0 ? ~place - 1 : place;
        return _lines[place] + (row - _rows[place]);
    }
}
