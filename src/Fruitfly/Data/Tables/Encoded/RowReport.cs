namespace Fruitfly.Data.Tables;

/// <summary>How new rows differ from those that a schema was made of.</summary>
public sealed record RowReport
{
    /// <summary>How many were encoded.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns that the schema does not know; they are ignored.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>Whether the columns stand in another order; they were found by name.</summary>
    public bool IsReordered { get; init; }

    /// <summary>A line for each feature column of the schema.</summary>
    public IReadOnlyList<ColumnReport> Columns { get; init; } = [];

    /// <summary>The report of these rows and others of the same file.</summary>
    /// <exception cref="ArgumentException">the other is of another schema</exception>
    public RowReport With(RowReport next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next.Columns.Count != Columns.Count)
            throw new ArgumentException("The reports are of different schemas.", nameof(next));
        return this with
        {
            Rows = Rows + next.Rows,
            Columns = [.. Columns.Zip(next.Columns, (one, other) => new ColumnReport(one.Name,
                one.Missing + other.Missing,
                [.. one.Strange.Concat(other.Strange).GroupBy(field => field.Name)
                    .Select(fields => new ClassCount(fields.Key, fields.Sum(field => field.Count)))]))],
        };
    }

    /// <summary>What the user should know, a sentence each, safe to show.</summary>
    public IEnumerable<string> ToLines()
    {
        if (Extra.Count > 0)
            yield return $"{(Extra.Count == 1 ? "Column" : "Columns")} " +
                $"{Shown(Extra)} {(Extra.Count == 1 ? "is" : "are")} unknown to the model and ignored.";
        if (IsReordered)
            yield return "The columns stand in another order; they were found by name.";
        foreach (var column in Columns)
        {
            var name = Files.DataFileException.Quote(column.Name);
            if (column.Missing > 0)
                yield return FormattableString.Invariant(
                    $"Column '{name}' has no value in {column.Missing:N0} of {Rows:N0} {(Rows == 1 ? "row" : "rows")}.");
            if (column.Strange.Sum(field => (long)field.Count) is > 0 and var strange)
                yield return FormattableString.Invariant(
                    $"Column '{name}' holds what was not in the training table, in {strange:N0} {(strange == 1 ? "row" : "rows")}: {Shown(column.Strange.Select(field => field.Name))}.");
        }
    }

    static string Shown(IEnumerable<string> names) => Files.DataFileException.Quote(string.Join(", ", names), 80);
}

/// <summary>How a column of new rows differs.</summary>
/// <param name="Missing">rows without a value</param>
/// <param name="Strange">fields that are no number, date or known level as the schema says, with their rows; numbers
/// and dates then count as missing, levels as the merged one, or as none where nothing was merged</param>
public sealed record ColumnReport(string Name, int Missing, IReadOnlyList<ClassCount> Strange);
