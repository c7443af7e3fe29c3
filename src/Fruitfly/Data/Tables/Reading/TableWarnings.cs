using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Looks for what is suspicious in a table.</summary>
static class TableWarnings
{
    const int Imbalanced = 10;

    public static IEnumerable<TableWarning> Of(
        TableReading reading, TableRows whole, TableSchema schema) =>
    [
        .. Imbalance(reading.Classes), .. RepeatedRows.In(whole), .. Leakage.In(whole, schema),
        .. OfColumns(reading, whole.Count),
    ];

    static IEnumerable<TableWarning> Imbalance(IReadOnlyList<ClassCount> classes)
    {
        if (classes.Count == 0)
            yield break;
        var (most, least) = (classes.MaxBy(known => known.Count)!, classes.MinBy(known => known.Count)!);
        if (most.Count >= (long)Imbalanced * least.Count && least.Count > 0)
            yield return new(TableWarningKind.Imbalance, FormattableString.Invariant(
                $"Class '{Shown(most.Name)}' has {most.Count:N0} examples and class '{Shown(least.Name)}' {least.Count:N0}: a network that always says '{Shown(most.Name)}' is wrong in {100.0 * (classes.Sum(known => (long)known.Count) - most.Count) / classes.Sum(known => (long)known.Count):0.##} % of them."));
    }

    static IEnumerable<TableWarning> OfColumns(TableReading reading, int rows) =>
        from column in reading.Columns
        let name = Shown(column.Name)
        where column.Role == ColumnRole.Feature && 2 * column.Missing >= rows
            || column.Kind == ColumnKind.Text
        select column.Kind == ColumnKind.Text
            ? new TableWarning(TableWarningKind.Cardinality, FormattableString.Invariant(
                $"Column '{name}' holds {column.Distinct:N0} different texts and is left out."), column.Name)
            : new TableWarning(TableWarningKind.Missing, FormattableString.Invariant(
                $"Column '{name}' has no value in {column.Missing:N0} of {rows:N0} rows."), column.Name);

    static string Shown(string text) => DataFileException.Quote(text);
}
