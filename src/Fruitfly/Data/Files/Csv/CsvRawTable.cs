using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads CSV text into columns in one pass.</summary>
static class CsvRawTable
{
    /// <param name="stream">plain text</param>
    public static RawTable Read(
        Stream stream, string file, DataFileOptions options, ReadingMeter? meter = null)
    {
        using var rows = new CsvRows(stream, file, options.Limits, options.Delimiter, options.Encoding);
        var ahead = rows.Ahead();
        if (ahead.Count == 0)
            throw new DataFileException(file, "line 1", "the file is empty", "Give it one line for each example.");
        var hasCounts = options.Schema is { } said ? said.BeginsWithCounts == true
            : options.Header is null && CsvCounts.AreIn(ahead);
        string? note = hasCounts ? CsvCounts.Note(ahead[0]) : null;
        if (hasCounts)
        {
            rows.Next();
            ahead = [.. ahead.Skip(1)];
        }
        var comma = options.DecimalComma ?? CsvDecimal.IsComma(ahead, rows.Delimiter);
        var header = options.Schema is { } schema ? schema.Header == true
            : !hasCounts && (options.Header
                ?? CsvHeader.IsIn(comma ? CsvDecimal.WithPoints(ahead) : ahead, file, out note));
        var width = options.Schema is { } known
            ? new CsvWidth(known.Columns.Count, known.HasRowNames == true, known.EndsWithDelimiter == true)
            : CsvWidth.Of(ahead, header);
        string[] names = header
            ? [.. width.Names(ahead[0].Fields).Select(name => name.Trim())]
            : [.. Enumerable.Repeat("", width.Fields)];
        if (header)
            rows.Next();
        var layout = new TextLayout(rows.Delimiter, header, width.HasRowNames, width.EndsWithDelimiter)
        {
            BeginsWithCounts = hasCounts,
            HasDecimalComma = comma,
            Encoding = rows.Encoding is TextEncoding.Utf8 ? null : rows.Encoding,
            Notes = note is null ? [.. width.Notes()] : [note, .. width.Notes()],
        };
        if (names.Length == 1) // said before the lines below are found to be longer
            throw ColumnRoles.NoFeature(new(file, TableFormat.Csv, [new(names[0], [], null, [], [])], 0, 1)
            {
                Layout = layout,
            });
        var builder = new RawTableBuilder(file, names, options.Limits, comma ? ',' : '.');
        while (rows.Next())
        {
            Add(rows, width, file, builder);
            meter?.Row(builder.Rows);
        }
        if (builder.Rows == 0)
            throw new DataFileException(file, $"line {rows.Line}", "no example follows the header",
                "Give the file one line for each example.");
        return builder.Build(TableFormat.Csv) with
        {
            Layout = layout,
        };
    }

    static void Add(CsvRows rows, CsvWidth width, string file, RawTableBuilder builder)
    {
        var found = rows.Count;
        if (!width.Fits(found, rows[found - 1]))
            throw width.Misfit(found, file, rows.Line, rows.Delimiter);
        builder.StartRow(rows.Line);
        for (var i = 0; i < width.Fields; i++)
            builder.Columns[i].Add(rows[i]);
    }
}
