namespace Fruitfly.Data.Files;

/// <summary>How many fields the lines of a table have, and what stands beside its columns.</summary>
/// <param name="HasRowNames">the first column has no name in the header, which is one
/// field shorter, as R writes tables</param>
/// <param name="EndsWithDelimiter">each line ends with a delimiter, which begins no column</param>
sealed record CsvWidth(int Fields, bool HasRowNames, bool EndsWithDelimiter)
{
    public static CsvWidth Of(IReadOnlyList<CsvRecord> ahead, bool hasHeader)
    {
        var first = ahead[0].Fields;
        CsvRecord[] below = [.. ahead.Skip(hasHeader ? 1 : 0)];
        if (below.Length == 0)
            return new(first.Length, false, false);
        var fields = below[0].Fields.Length;
        var areEmpty =
            fields > 2 && below.All(record =>
                record.Fields.Length == fields && string.IsNullOrWhiteSpace(record.Fields[^1]));
        var hasEmptyName = hasHeader && first.Length > 1 && string.IsNullOrWhiteSpace(first[^1]);
        if (areEmpty && (!hasHeader || hasEmptyName && first.Length == fields || first.Length == fields - 1))
            return new(fields - 1, false, true);
        if (hasEmptyName && first.Length == fields + 1)
            return new(fields, false, true);
        var areRowNames = hasHeader && first.Length == fields - 1 && below.Length > 1
            && below.All(record => record.Fields.Length == fields)
            && below.DistinctBy(record => record.Fields[0]).Count() == below.Length;
        return areRowNames ? new(fields, true, false) : new(hasHeader ? first.Length : fields, false, false);
    }

    /// <summary>A name for each column.</summary>
    public IEnumerable<string> Names(string[] header) => HasRowNames ? ["", .. header] : header.Take(Fields);

    /// <summary>What the user should know.</summary>
    public IEnumerable<string> Notes() => (string[])
    [
        .. HasRowNames
            ? ["The header is one field shorter than the lines below it: the first column holds row names."]
            : (string[])[],
        .. EndsWithDelimiter ? ["The lines end with a delimiter, which begins no column."] : (string[])[],
    ];

    /// <summary>Whether a line has the fields that it should have.</summary>
    /// <param name="last">what its last field holds</param>
    public bool Fits(int found, ReadOnlySpan<char> last) =>
        found == Fields || EndsWithDelimiter && found == Fields + 1 && last.IsWhiteSpace();

    public DataFileException Misfit(int found, string file, long line, char delimiter) => new(file, $"line {line}",
        $"the line has {found} field{(found == 1 ? "" : "s")}, but the first line has {Fields}",
        "Give each line the same fields, and quote a field that holds the delimiter "
        + $"'{DataFileException.Quote(delimiter.ToString())}'.");
}
