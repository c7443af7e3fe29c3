using System.Globalization;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Finds columns by name, or by position where no name is the same.</summary>
sealed class ColumnNames(RawTable table)
{
    readonly string[] _names = [.. table.Columns.Select(column => column.Name)];

    /// <summary>The place of a column that the user names.</summary>
    /// <exception cref="DataFileException">there is no such column</exception>
    public int Of(string wanted, string what)
    {
        if (table.HasNames && Find(wanted.Trim()) is { } column)
            return column;
        var shown = Enumerable.Range(0, _names.Length)
            .Where(i => _names[i].Length == 0 && wanted == TableNames.Of("", i)).ToArray();
        if (table.HasNames && shown is [var nameless])
            return nameless;
        if (int.TryParse(wanted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
            && position >= -_names.Length && position < _names.Length)
            return position < 0 ? position + _names.Length : position;
        throw table.Fail($"there is no {what} '{DataFileException.Quote(wanted)}'; "
            + (table.HasNames
                ? $"the columns are: {DataFileException.Quote(string.Join(", ", _names), 200)}"
                : $"the positions are 0 to {_names.Length - 1}"),
            "Name a column, or its position from 0; -1 is the last.");
    }

    public int[] Of(IEnumerable<string> wanted, string what) =>
        [.. wanted.Select(name => Of(name, what)).Distinct()];

    /// <summary>An exact match before one that differs in case; null where there is none.</summary>
    /// <exception cref="DataFileException">two columns have the name</exception>
    public int? Find(string wanted)
    {
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            var first = Array.FindIndex(_names, name => name.Equals(wanted, comparison));
            var last = Array.FindLastIndex(_names, name => name.Equals(wanted, comparison));
            if (first != last)
                throw table.FailAt(last, $"two columns are named '{DataFileException.Quote(wanted)}'",
                    "Give each column its own name.");
            if (first >= 0)
                return first;
        }
        return null;
    }
}
