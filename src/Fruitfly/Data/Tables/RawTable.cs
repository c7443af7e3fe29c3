namespace Fruitfly.Data.Tables;

/// <summary>The columns of a file as they are written, before any of them is a feature or a target.</summary>
/// <param name="File">the path, for messages</param>
/// <param name="FirstLine">the line of text on which the first row begins; null where rows have no lines</param>
sealed record RawTable(string File, TableFormat Format, IReadOnlyList<RawColumn> Columns, int Rows, long? FirstLine)
{
    /// <summary>Between the fields of text; null for other formats.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line named the columns; null where the format has no such line.</summary>
    public bool? Header { get; init; }

    /// <summary>What else the reader found, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
