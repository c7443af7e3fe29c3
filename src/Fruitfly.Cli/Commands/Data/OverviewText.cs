using System.Globalization;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Tables;

namespace Fruitfly.Cli.Commands.Data;

/// <summary>What a data file holds, as a table: a line for each column.</summary>
static class OverviewText
{
    const int MostColumns = 200, ShownLevels = 5, LongestLevel = 20, LongestName = 28;

    public static void Write(Terminal terminal, TableOverview overview)
    {
        var output = terminal.Output;
        output.WriteLine(Headline(overview));
        if (overview.Columns.Count > 0)
            terminal.WriteTable(
                ["column", "role", "kind", ">missing", ">distinct", "values", "histogram"],
                overview.Columns.Take(MostColumns).Select(column => Row(column, terminal.HasUnicode)));
        if (overview.Columns.Count > MostColumns)
            output.WriteLine($"and {overview.Columns.Count - MostColumns} more columns: --json has them all");
        if (overview.Reading is { } reading)
        {
            output.WriteLine(
                $"target: '{reading.Target}' ({reading.TargetReason}); {Task(reading)} ({reading.TaskReason})");
            foreach (var column in reading.LeftOut)
                output.WriteLine($"left out: '{column.Name}', because {column.Reason}");
            foreach (var note in reading.Notes)
                output.WriteLine($"note: {note}");
            foreach (var warning in reading.Warnings)
                output.WriteLine($"warning: {warning.Text}");
        }
        else if (overview.Problem is { } problem)
            output.WriteLine($"not ready to train on: {(problem.Place.Length == 0 ? "" : problem.Place + ": ")}"
                + $"{problem.Problem}. {problem.Remedy.In(FileSettingOption.NameOf)}");
    }

    static string Headline(TableOverview overview)
    {
        var bytes = overview.Files.Sum(file => file.Bytes);
        var columns = overview.Columns.Count;
        return $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(overview.File))}: {Format(overview.Format)}, "
            + $"{Count(overview.Rows)} {(overview.Rows == 1 ? "row" : "rows")}"
            + (columns == 0 ? "" : $" of {Count(columns)} {(columns == 1 ? "column" : "columns")}")
            + $", {ByteCount.Of(bytes)}"
            + (overview.Files is [var only] ? $", SHA-256 {only.Sha256[..12]}…" : $" in {overview.Files.Count} files");
    }

    static string[] Row(ColumnOverview column, bool unicode) =>
    [
        Cut(column.Name, LongestName),
        column.Summary is { } summary ? Role(summary.Role) : "",
        column.Summary?.Kind.ToString().ToLowerInvariant() ?? (column.Numbers is null ? "words" : "numbers"),
        column.Missing == 0 ? "" : Count(column.Missing),
        Count(column.Distinct),
        Values(column),
        Histogram(column, unicode),
    ];

    static string Values(ColumnOverview column) =>
        column.Numbers is { } numbers && !IsByName(column)
            ? $"{Short(numbers.Least)} to {Short(numbers.Most)}, mean {Short(numbers.Mean)}"
            : column is { Summary.Kind: ColumnKind.Date, Texts: var (first, last) } ? $"{first} to {last}"
            : string.Join(", ", column.Levels.Take(ShownLevels).Select(level => Cut(level.Name, LongestLevel)
                + (Repeats(column) ? " " + Count(level.Count) : "")))
                + (column.Distinct > ShownLevels ? ", …" : "");

    static bool Repeats(ColumnOverview column) => column.Levels is [{ Count: > 1 }, ..];

    static string Histogram(ColumnOverview column, bool unicode)
    {
        double[] counts = column.Numbers is { } numbers && !IsByName(column)
            ? [.. numbers.Counts.Select(count => (double)count)]
            : Repeats(column) ? [.. column.Levels.Select(level => (double)level.Count)] : [];
        return counts.Length < 2 ? "" : Sparkline.Of(counts, 0, counts.Max(), unicode);
    }

    static bool IsByName(ColumnOverview column) => column.Levels.Count > 0 && (column.Numbers is null
        || column.Summary?.Kind is ColumnKind.Categorical or ColumnKind.Boolean);

    static string Role(ColumnRole role) => role switch
    {
        ColumnRole.LeftOut => "left out",
        _ => role.ToString().ToLowerInvariant(),
    };

    static string Task(TableReading reading) => reading.Classes.Count == 0 ? "regression"
        : $"classification, {reading.Classes.Count} classes";

    public static string Format(TableFormat format) => format switch
    {
        TableFormat.Parquet => "Parquet",
        TableFormat.JsonLines => "JSON lines",
        _ => format.ToString().ToUpperInvariant(),
    };

    static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static string Short(double number) => number.ToString("G4", CultureInfo.InvariantCulture);

    static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
