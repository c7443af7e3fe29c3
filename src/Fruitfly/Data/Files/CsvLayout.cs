using System.Globalization;

namespace Fruitfly.Data.Files;

/// <summary>What the columns of a CSV file are: features, the target and, where the header names one, the split.</summary>
sealed record CsvLayout(bool HasHeader, IReadOnlyList<string> Names, int Target, int? Split, IReadOnlyList<int> Features)
{
    static readonly string[] TargetNames = ["label", "class", "y", "target"];

    /// <summary>Reads the columns off the first record.</summary>
    public static CsvLayout Of(CsvRecords records, DataFileOptions options)
    {
        var first = records.Fields.ToArray();
        var hasHeader = options.Header ?? LooksLikeHeader(first, records);
        string[] names = hasHeader ? [.. first.Select(name => name.Trim())] : [.. first.Select((_, i) => $"x{i}")];
        int? split = hasHeader && Find(names, CsvFile.SplitColumn, records) is >= 0 and var found ? found : null;
        var target = TargetOf(names, hasHeader, split, records, options.Target);
        int[] features = [.. Enumerable.Range(0, names.Length).Where(i => i != target && i != split)];
        if (target == split || features.Length == 0)
            throw records.Fail(
                $"the file has {names.Length} column{(names.Length == 1 ? "" : "s")}, which leaves no feature beside the target",
                "Separate the fields by comma, semicolon or tab, and give features and a target; "
                + $"the option {nameof(DataFileOptions.Delimiter)} names another delimiter.");
        return new CsvLayout(hasHeader, names, target, split, features);
    }

    static bool LooksLikeHeader(string[] first, CsvRecords records)
    {
        var words = first.Count(field => !CsvNumber.TryParse(field, out _));
        var looksNumbered = first.Length > 2
            && first[..^1].Index().All(pair => pair.Item == pair.Index.ToString(CultureInfo.InvariantCulture));
        if (words == first.Length)
            return true;
        if (words <= 1 && !looksNumbered)
            return false;
        throw records.Fail(looksNumbered
            ? "the fields count up from 0, so they may be column names or numbers"
            : $"{words} of {first.Length} fields are words, so this may be a header or an example",
            $"Say which: the option {nameof(DataFileOptions.Header)}. Features must be numbers.");
    }

    static int TargetOf(string[] names, bool hasHeader, int? split, CsvRecords records, string? wanted)
    {
        if (wanted is null)
        {
            if (hasHeader)
            {
                int[] named = [.. TargetNames.Select(name => Find(names, name, records)).Where(i => i >= 0)];
                if (named.Length > 1)
                    throw records.Fail($"several columns may be the target: "
                        + DataFileException.Quote(string.Join(", ", named.Select(i => names[i])), 200),
                        $"Say which: the option {nameof(DataFileOptions.Target)}.");
                if (named.Length == 1)
                    return named[0];
            }
            return split == names.Length - 1 ? Math.Max(0, names.Length - 2) : names.Length - 1;
        }
        if (hasHeader && Find(names, wanted, records) is >= 0 and var column)
            return column;
        if (int.TryParse(wanted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
            && position >= -names.Length && position < names.Length)
            return position < 0 ? position + names.Length : position;
        throw records.Fail($"there is no target column '{DataFileException.Quote(wanted)}'; "
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
                throw records.Fail(last, $"two columns are named '{DataFileException.Quote(wanted)}'",
                    "Give each column its own name.");
            if (first >= 0)
                return first;
        }
        return -1;
    }
}
