namespace Fruitfly.Data.Tables;

/// <summary>How the bytes of a file become a table, with nothing left to guess: the same bytes and schema give the same
/// values, whatever later versions guess of other files.</summary>
public sealed record TableSchema
{
    public required TableFormat Format { get; init; }

    /// <summary>Between the fields of text; null for other formats.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line names the columns; null where the format has no such line.</summary>
    public bool? Header { get; init; }

    /// <summary>Whether the header has no name for the first column. Default: null, it has.</summary>
    public bool? HasRowNames { get; init; }

    /// <summary>Whether each line ends with a delimiter that begins no column. Default: null, none does.</summary>
    public bool? EndsWithDelimiter { get; init; }

    /// <summary>The columns of text in their order, or the arrays in the order of their files.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary><see cref="Files.TargetKind.Classes"/> or <see cref="Files.TargetKind.Values"/>.</summary>
    public required Files.TargetKind Task { get; init; }

    /// <summary>The names of the classes in the order of their labels; none where the targets are values.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    public bool Equals(TableSchema? other) =>
        other is not null && (Format, Delimiter, Header, HasRowNames, EndsWithDelimiter, Task)
            == (other.Format, other.Delimiter, other.Header, other.HasRowNames, other.EndsWithDelimiter, other.Task)
        && Columns.SequenceEqual(other.Columns) && Classes.SequenceEqual(other.Classes);

    public override int GetHashCode() =>
        HashCode.Combine(Format, Delimiter, Header, Columns.Count, Task, Classes.Count);

    internal int Find(ColumnRole role) =>
        Columns.Index().FirstOrDefault(column => column.Item.Role == role, (-1, null!)).Index;
}

/// <summary>One column of text, or one array.</summary>
/// <param name="Name">empty where the file gives none</param>
/// <param name="Reading">null where the column is not read</param>
/// <param name="Part">the split that an array belongs to; null for a column of text</param>
public sealed record TableColumn(string Name, ColumnRole Role, ColumnReading? Reading = null, Split? Part = null);

/// <summary>What a column is to a network.</summary>
public enum ColumnRole
{
    Feature,
    Target,

    /// <summary>says of each example whether it is for training, validation or test</summary>
    Split,

    /// <summary>examples of one group are never torn apart</summary>
    Group,

    /// <summary>puts the examples in order</summary>
    Time,

    LeftOut,
}

/// <summary>What the fields of a column are read as.</summary>
public enum ColumnReading
{
    Number,

    /// <summary>the name of a class or group</summary>
    Name,

    /// <summary>a date, with or without a time, as ISO 8601 writes it</summary>
    Moment,
}

/// <summary>The formats that tables are read from.</summary>
public enum TableFormat
{
    Csv,
    Npz,
    Idx,
    Cifar,
    Parquet,

    /// <summary>one JSON object a line</summary>
    JsonLines,
}
