using System.Globalization;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>What the columns of a CSV file are: features, the target and, where the
/// header names one, the split.</summary>
sealed record CsvLayout(
    bool HasHeader, CsvWidth Width, IReadOnlyList<string> Names, int Target, string TargetReason, int? Split,
    IReadOnlyList<int> Features,
    IReadOnlyList<LeftOutColumn> LeftOut, int? Group = null, int? Time = null)
{
    static readonly string[] TargetNames = ["label", "class", "y", "target"];

    public static bool IsTargetName(string name) => TargetNames.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the columns off the first records, and takes the header.</summary>
    public static CsvLayout Of(CsvRecords records, DataFileOptions options)
    {
        if (options.Schema is { } schema)
            return Of(records, schema);
        var ahead = records.Ahead();
        var hasHeader = options.Header ?? CsvHeader.IsIn(ahead, records.File);
        var first = ahead[0].Fields;
        if (hasHeader)
            records.Next();
        var width = CsvWidth.Of(ahead, hasHeader);
        string[] names =
            hasHeader ? [.. width.Names(first).Select(name => name.Trim())]
                : [.. Enumerable.Range(0, width.Fields).Select(i => $"x{i}")];
        int[] dropped =
            [.. options.Drop.Select(name => Column(names, hasHeader, name, "column to leave out", records)).Distinct()];
        int? split =
            hasHeader && Find(names, CsvFile.SplitColumn, records) is >= 0 and var found && !dropped.Contains(found)
                ? found : null;
        int? group = options.Group is { } groups ? Column(names, hasHeader, groups, "group column", records) : null;
        int? time = options.Time is { } times ? Column(names, hasHeader, times, "time column", records) : null;
        int[] taken = [.. dropped, .. ((int?[])[split, group, time]).OfType<int>()];
        if (taken.Distinct().Count() < taken.Length)
            throw records.FailAt(1, "a column is named for two things", "Name each column for one thing alone.");
        var (target, reason) = TargetOf(names, hasHeader, taken, records, options.Target);
        int[] features = [.. Enumerable.Range(0, names.Length).Where(i => i != target && !taken.Contains(i))];
        if (target < 0 || taken.Contains(target) || features.Length == 0)
            throw NoFeature(names, records);
        return new CsvLayout(hasHeader, width, names, target, reason, split, features,
            [.. dropped.Select(i => new LeftOutColumn(CsvColumn.NameOf(names[i], i), "you left it out"))], group, time);
    }

    // What was guessed once is in the schema; the header must be the one that it was guessed of.
    static CsvLayout Of(CsvRecords records, TableSchema schema)
    {
        var first = records.Ahead()[0].Fields;
        var width = new CsvWidth(schema.Columns.Count, schema.HasRowNames == true, schema.EndsWithDelimiter == true);
        string[] names = [.. schema.Columns.Select(column => column.Name)];
        if (schema.Header == true)
        {
            records.Next();
            if (!width.Names(first).Select(name => name.Trim()).SequenceEqual(names))
                throw records.FailAt(
                    1, "the description of the data names other " +
                        $"columns: {DataFileException.Quote(string.Join(", ", names), 200)}",
                    "Describe the file again.");
        }
        int[] With(ColumnRole role) =>
            [.. schema.Columns.Index().Where(column => column.Item.Role == role).Select(column => column.Index)];
        int? Only(ColumnRole role) => With(role) is [var column] ? column : null;
        return new CsvLayout(
            schema.Header == true, width, names, Only(ColumnRole.Target) ?? throw NoFeature(names, records),
            "the description of the data says so",
            Only(ColumnRole.Split),
            With(ColumnRole.Feature) is { Length: > 0 } features ? features : throw NoFeature(names, records),
            [.. With(ColumnRole.LeftOut)
                .Select(i =>
                    new LeftOutColumn(CsvColumn.NameOf(names[i], i), "the description of the data leaves it out"))],
            Only(ColumnRole.Group), Only(ColumnRole.Time));
    }

    static DataFileException NoFeature(string[] names, CsvRecords records)
    {
        Remedy remedy =
            $"Separate the fields by comma, semicolon or tab, and give features and a " +
            $"target; {FileSetting.Delimiter} names another delimiter.";
        if (names is [var only] && only.Contains(' '))
            remedy = "The fields seem to be separated by several spaces: write one comma between them.";
        if (names[0].StartsWith('#'))
            remedy = "Delete the comment before the table.";
        return records.FailAt(1,
            $"the file has {names.Length} column{(names.Length == 1 ? "" : "s")}, which leaves no feature beside " +
            "the target", remedy);
    }

    static (int Column, string Reason) TargetOf(
        string[] names, bool hasHeader, int[] taken, CsvRecords records, string? wanted)
    {
        if (wanted is not null)
            return (Column(names, hasHeader, wanted, "target column", records), "you named it");
        if (hasHeader)
        {
            int[] named =
                [.. TargetNames.Select(name => Find(names, name, records)).Where(i => i >= 0 && !taken.Contains(i))];
            if (named.Length > 1)
                throw records.FailAt(1, $"several columns may be the target: "
                    + DataFileException.Quote(string.Join(", ", named.Select(i => names[i])), 200),
                    $"Say which with {FileSetting.Target}.");
            if (named.Length == 1)
                return (named[0], "because of its name");
        }
        var last = names.Length - 1;
        while (last >= 0 && taken.Contains(last))
            last--;
        return (last, "it is the last column");
    }

    static int Column(string[] names, bool hasHeader, string wanted, string what, CsvRecords records)
    {
        if (hasHeader && Find(names, wanted.Trim(), records) is >= 0 and var column)
            return column;
        var shown = Enumerable.Range(0, names.Length)
            .Where(i => names[i].Length == 0 && wanted == CsvColumn.NameOf("", i)).ToArray();
        if (hasHeader && shown is [var nameless])
            return nameless;
        if (int.TryParse(wanted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
            && position >= -names.Length && position < names.Length)
            return position < 0 ? position + names.Length : position;
        throw records.FailAt(1, $"there is no {what} '{DataFileException.Quote(wanted)}'; "
            + (hasHeader
                ? $"the columns are: {DataFileException.Quote(string.Join(", ", names), 200)}"
                : $"the positions are 0 to {names.Length - 1}"),
            "Name a column, or its position from 0; -1 is the last.");
    }

    // An exact match before one that differs in case; −1 where there is none.
    static int Find(string[] names, string wanted, CsvRecords records)
    {
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            var first = Array.FindIndex(names, name => name.Equals(wanted, comparison));
            var last = Array.FindLastIndex(names, name => name.Equals(wanted, comparison));
            if (first != last)
                throw records.FailAt(1, last, $"two columns are named '{DataFileException.Quote(wanted)}'",
                    "Give each column its own name.");
            if (first >= 0)
                return first;
        }
        return -1;
    }
}
