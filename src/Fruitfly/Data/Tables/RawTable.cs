using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>The columns of a file as they are written, before any of them is a feature or a target.</summary>
/// <param name="File">the path, for messages</param>
/// <param name="FirstLine">the line of text on which the first row ends; null where rows have no lines</param>
sealed record RawTable(string File, TableFormat Format, IReadOnlyList<RawColumn> Columns, int Rows, long? FirstLine)
{
    /// <summary>How a text was cut into fields; null for other formats.</summary>
    public TextLayout? Layout { get; init; }

    /// <summary>The rows that are not on the line after the row before them, as after blank lines and fields of several
    /// lines, in their order.</summary>
    public IReadOnlyList<(int Row, long Line)> Jumps { get; init; } = [];

    /// <summary>Whether the file gives its columns names.</summary>
    public bool HasNames => Layout?.Header != false;

    public DataFileException Fail(string problem, Remedy remedy) =>
        new(File, FirstLine is null ? "" : "line 1", problem, remedy);

    public DataFileException FailAt(int column, string problem, Remedy remedy) =>
        new(File, FirstLine is null ? $"column {column + 1}" : $"line 1, field {column + 1}", problem, remedy);

    public DataFileException FailAt(int row, int column, string problem, Remedy remedy) =>
        new(File, $"{(FirstLine is null ? $"row {row + 1}, column" : $"line {LineOf(row)}, field")} {column + 1}",
            problem, remedy);

    long LineOf(int row)
    {
        var (first, line) = (0, FirstLine!.Value);
        foreach (var jump in Jumps)
            if (jump.Row <= row)
                (first, line) = jump;
        return line + row - first;
    }
}
