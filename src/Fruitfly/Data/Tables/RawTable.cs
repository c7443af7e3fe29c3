namespace Fruitfly.Data.Tables;

/// <summary>The columns of a file as they are written, before any of them is a feature or a target.</summary>
/// <param name="File">the path, for messages</param>
/// <param name="FirstLine">the line of text on which the first row ends; null where rows have no lines</param>
sealed record RawTable(string File, TableFormat Format, IReadOnlyList<RawColumn> Columns, int Rows, long? FirstLine)
{
    /// <summary>Between the fields of text; null for other formats.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line named the columns; null where the format has no such line.</summary>
    public bool? Header { get; init; }

    /// <summary>Whether the header has no name for the first column.</summary>
    public bool HasRowNames { get; init; }

    /// <summary>Whether each line ends with a delimiter that begins no column.</summary>
    public bool EndsWithDelimiter { get; init; }

    /// <summary>What else the reader found, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the rows stand in text; null where they have no lines.</summary>
    public RowLines? Lines { get; init; }

    /// <summary>Where a row stands, for messages: its line in text, else its number from 1.</summary>
    public string Place(int row) =>
        (Lines?.Of(row) ?? FirstLine + row) is { } line ? $"line {line}" : $"row {row + 1}";

    /// <summary>Where a field stands, for messages.</summary>
    public string Place(int row, int column) => $"{Place(row)}, field {column + 1}";
}
