using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>What the columns of a table are for: features, the target and, where they are named, the split, groups and
/// times.</summary>
sealed record ColumnRoles(
    int Target, string TargetReason, int? Split, int? Group, int? Time, IReadOnlyList<int> Features,
    IReadOnlyList<int> Dropped)
{
    const string SplitName = "split";

    static readonly string[] TargetNames = ["label", "class", "y", "target"];

    // Names that features hardly have; one of them alone, where no column is called a target outright.
    static readonly string[] LikelyNames = ["outcome", "response", "survived", "species", "diagnosis", "churn", "quality"];

    public static bool IsTargetName(string name) => TargetNames.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="DataFileException">a column that is named is not there, or no feature is left</exception>
    public static ColumnRoles Of(RawTable table, DataFileOptions options)
    {
        var names = new ColumnNames(table);
        var dropped = names.Of(options.Drop, "column to leave out");
        int? split = table.HasNames && names.Find(SplitName) is { } found && !dropped.Contains(found) ? found : null;
        int? group = options.Group is { } groups ? names.Of(groups, "group column") : null;
        int? time = options.Time is { } times ? names.Of(times, "time column") : null;
        int[] taken = [.. dropped, .. ((int?[])[split, group, time]).OfType<int>()];
        if (taken.Distinct().Count() < taken.Length)
            throw table.Fail("a column is named for two things", "Name each column for one thing alone.");
        var (target, reason) = TargetOf(table, names, taken, options.Target);
        int[] features = [.. Enumerable.Range(0, table.Columns.Count).Where(i => i != target && !taken.Contains(i))];
        if (target < 0 || taken.Contains(target) || features.Length == 0)
            throw NoFeature(table);
        return new(target, reason, split, group, time, features, dropped);
    }

    /// <summary>What was guessed once is in the schema; the names must be those that it was guessed of.</summary>
    public static ColumnRoles Of(RawTable table, TableSchema schema)
    {
        string[] names = [.. schema.Columns.Select(column => column.Name)];
        if (table.Columns.Count != names.Length
            || table.HasNames && !table.Columns.Select(column => column.Name).SequenceEqual(names))
            throw table.Fail(
                $"the description of the data names other columns: {DataFileException.Quote(string.Join(", ", names), 200)}",
                "Describe the file again.");
        int[] With(ColumnRole role) =>
            [.. schema.Columns.Index().Where(column => column.Item.Role == role).Select(column => column.Index)];
        int? Only(ColumnRole role) => With(role) is [var column] ? column : null;
        return new(
            Only(ColumnRole.Target) ?? throw NoFeature(table), "the description of the data says so",
            Only(ColumnRole.Split), Only(ColumnRole.Group), Only(ColumnRole.Time),
            With(ColumnRole.Feature) is { Length: > 0 } features ? features : throw NoFeature(table),
            With(ColumnRole.LeftOut));
    }

    /// <summary>The error of a table that leaves no feature.</summary>
    public static DataFileException NoFeature(RawTable table)
    {
        var count = table.Columns.Count;
        Remedy remedy =
            $"Separate the fields by comma, semicolon or tab, and give features and a " +
            $"target; {FileSetting.Delimiter} names another delimiter.";
        if (table.Layout is null)
            remedy = "Give each row features and a target.";
        if (table.Columns is [var only] && only.Name.Contains(' '))
            remedy = "The fields seem to be separated by several spaces: write one comma between them.";
        if (table.Columns[0].Name.StartsWith('#'))
            remedy = "Delete the comment before the table.";
        return table.Fail(
            $"the file has {count} column{(count == 1 ? "" : "s")}, which leaves no feature beside the target", remedy);
    }

    static (int Column, string Reason) TargetOf(RawTable table, ColumnNames names, int[] taken, string? wanted)
    {
        if (wanted is not null)
            return (names.Of(wanted, "target column"), "you named it");
        if (table.HasNames)
        {
            int[] named = [.. TargetNames.Select(names.Find).OfType<int>().Where(i => !taken.Contains(i))];
            if (named.Length > 1)
                throw table.Fail("several columns may be the target: "
                    + DataFileException.Quote(string.Join(", ", named.Select(i => table.Columns[i].Name)), 200),
                    $"Say which with {FileSetting.Target}.");
            if (named.Length == 0)
                named = [.. LikelyNames.Select(names.Find).OfType<int>().Where(i => !taken.Contains(i))];
            if (named.Length == 1)
                return (named[0], "because of its name");
        }
        var last = table.Columns.Count - 1;
        while (last >= 0 && taken.Contains(last))
            last--;
        return (last, "it is the last column");
    }
}
