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

    /// <summary>Whether the first line counts examples and names classes, as in scikit-learn's own files. Default:
    /// null, it does not.</summary>
    public bool? BeginsWithCounts { get; init; }

    /// <summary>Whether numbers are written with a decimal comma. Default: null, with a point.</summary>
    public bool? HasDecimalComma { get; init; }

    /// <summary>How the characters of text are written. Default: null, as UTF-8.</summary>
    public Files.TextEncoding? Encoding { get; init; }

    /// <summary>Fields that stand for a missing value in every column, beside the empty one and the usual ones (NA,
    /// NaN, null, ? and the like). Default: null, no other.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>The columns of text in their order, or the arrays in the order of their files.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary><see cref="Files.TargetKind.Classes"/> or <see cref="Files.TargetKind.Values"/>.</summary>
    public required Files.TargetKind Task { get; init; }

    /// <summary>The names of the classes in the order of their labels; none where the targets are values.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>What a network sees of a row: one number each; none where the format has no columns.</summary>
    public IReadOnlyList<EncodedFeature> ToFeatures() => [.. EncodedFeature.Of(this)];

    public bool Equals(TableSchema? other) =>
        other is not null && (Format, Delimiter, Header, HasRowNames, EndsWithDelimiter, Task)
            == (other.Format, other.Delimiter, other.Header, other.HasRowNames, other.EndsWithDelimiter, other.Task)
        && (HasDecimalComma, Encoding, BeginsWithCounts)
            == (other.HasDecimalComma, other.Encoding, other.BeginsWithCounts)
        && (Missing ?? []).SequenceEqual(other.Missing ?? [])
        && Columns.SequenceEqual(other.Columns) && Classes.SequenceEqual(other.Classes);

    public override int GetHashCode() =>
        HashCode.Combine(Format, Delimiter, Header, Columns.Count, Task, Classes.Count);

    /// <summary>Whether it is about columns, and not about arrays.</summary>
    internal bool HasColumns => Format is not (TableFormat.Npz or TableFormat.Idx or TableFormat.Cifar);

    internal int Find(ColumnRole role) =>
        Columns.Index().FirstOrDefault(column => column.Item.Role == role, (-1, null!)).Index;
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
