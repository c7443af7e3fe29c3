using System.Globalization;
using Fruitfly.Data.Tables;
using Table = Fruitfly.Studies.Evidence.Table;

namespace Fruitfly.Lab.Setups;

/// <summary>The columns of a file as a table: what each was taken for, and why.</summary>
public static class SchemaTable
{
    const int MostPlain = 12, MostRows = 60, MostLevels = 5, LongestName = 20;

    public static readonly IReadOnlyList<string> Titles = ["column", "role", "kind", "missing", "note"];

    /// <summary>For a report.</summary>
    public static Table Of(TableReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new("schema", "The columns of the file",
            "What each column was taken for. Whatever stands in for a missing value, and means and deviations, are " +
            "fitted to the training examples of each trial.", Titles, [.. Rows(reading)]);
    }

    /// <summary>A row for each column; of many features that are plain numbers only the first ones, and how many
    /// follow.</summary>
    public static IEnumerable<string[]> Rows(TableReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var plain = reading.Columns.Where(IsPlain).Skip(MostPlain).ToHashSet();
        var shown = reading.Columns.Where(column => plain.Count < 2 || !plain.Contains(column)).ToList();
        foreach (var column in shown.Take(MostRows))
            yield return
            [
                column.Name, Role(column.Role), Kind(column), column.Missing == 0 ? "" : Whole(column.Missing),
                Note(column),
            ];
        if (shown.Count > MostRows)
            yield return [$"and {Whole(shown.Count - MostRows)} more", "", "", "", ""];
        if (plain.Count > 1)
            yield return [$"and {Whole(plain.Count)} more", "feature", "numeric", "", ""];
    }

    static bool IsPlain(ColumnSummary column) =>
        column is { Role: ColumnRole.Feature, Kind: ColumnKind.Numeric, Missing: 0, Note: "" };

    static string Role(ColumnRole role) => role == ColumnRole.LeftOut ? "left out" : KebabCase.Of($"{role}");

    static string Kind(ColumnSummary column) => column.Kind switch
    {
        ColumnKind.Missing => "empty",
        ColumnKind.Unread => "",
        _ when column.Role == ColumnRole.Target => column.Levels.Count > 0 ? "classes" : "values",
        var kind => KebabCase.Of($"{kind}"),
    };

    static string Note(ColumnSummary column)
    {
        var levels = column.Levels.Count == 0 || column.Role == ColumnRole.Target ? ""
            : $"{Whole(column.Levels.Count)} levels: "
                + string.Join(", ", column.Levels.Take(MostLevels).Select(level => Short(level.Name)))
                + (column.Levels.Count > MostLevels ? ", …" : "");
        return levels.Length == 0 || column.Note.Length == 0 ? levels + column.Note : $"{levels}; {column.Note}";
    }

    static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
