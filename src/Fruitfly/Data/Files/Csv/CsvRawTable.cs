using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads CSV text into columns in one pass.</summary>
static class CsvRawTable
{
    /// <param name="stream">plain text, or text compressed with gzip</param>
    /// <param name="hasDecimalComma">null to find out by the first rows</param>
    /// <param name="encoding">null for UTF-8, or UTF-16 with a byte order mark</param>
    public static RawTable Read(
        Stream stream, string file, DataFileOptions options, bool? hasDecimalComma = null,
        TextEncoding? encoding = null, ReadingMeter? meter = null)
    {
        using var rows = new CsvRows(stream, file, options.Limits, options.Delimiter, encoding);
        var ahead = rows.Ahead();
        if (ahead.Count == 0)
            throw new DataFileException(file, "line 1", "the file is empty", "Give it one line for each example.");
        var schema = options.Schema;
        var comma = hasDecimalComma ?? (schema is null && CsvDecimal.IsComma(ahead, rows.Delimiter));
        var header = options.Header ?? schema?.Header ?? CsvHeader.IsIn(comma ? WithPoints(ahead) : ahead, file);
        var width = schema is null ? CsvWidth.Of(ahead, header)
            : new CsvWidth(schema.Columns.Count, schema.HasRowNames == true, schema.EndsWithDelimiter == true);
        string[] names = header
            ? [.. width.Names(ahead[0].Fields).Select(name => name.Trim())]
            : [.. Enumerable.Range(0, width.Fields).Select(i => $"x{i}")];
        if (names.Length != width.Fields)
            throw new DataFileException(file, $"line {ahead[0].Line}",
                $"the line has {names.Length} names, and the description of the data has {width.Fields} columns",
                "Describe the file again.");
        if (header)
            rows.Next();
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
            Layout = new(rows.Delimiter, header, width.HasRowNames, width.EndsWithDelimiter)
            {
                HasDecimalComma = comma,
                Encoding = rows.Encoding is TextEncoding.Utf8 ? null : rows.Encoding,
                Notes = [.. width.Notes()],
            },
        };
    }

    // The rules of the header know numbers with a point.
    static CsvRecord[] WithPoints(IReadOnlyList<CsvRecord> rows) => [.. rows.Select(row => row with
    {
        Fields = Array.ConvertAll(row.Fields,
            field => NumberText.TryParse(field, ',', out _) ? field.Replace(',', '.') : field),
    })];

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
