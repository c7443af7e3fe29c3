using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads the records of a CSV file into raw columns.</summary>
static class CsvRaw
{
    /// <exception cref="DataFileException">the file is damaged, or asks for more than the limits</exception>
    public static RawTable Read(Stream stream, string file, DataFileOptions options)
    {
        using var records = new CsvRecords(stream, file, options);
        var ahead = records.Ahead();
        if (ahead.Count == 0)
            throw new DataFileException(file, "line 1", "the file is empty", "Give it one line for each example.");
        var hasComma = options.DecimalComma ?? CsvDecimal.IsComma(ahead, records.Delimiter);
        var hasHeader = options.Header ?? CsvHeader.IsIn(hasComma ? WithPoints(ahead) : ahead, records);
        var first = ahead[0].Fields;
        if (hasHeader)
            records.Next();
        var schema = options.Schema;
        var width = schema is null ? CsvWidth.Of(ahead, hasHeader)
            : new(schema.Columns.Count, schema.HasRowNames == true, schema.EndsWithDelimiter == true);
        string[] names = hasHeader ? [.. width.Names(first).Select(name => name.Trim())]
            : [.. Enumerable.Range(0, width.Fields).Select(i => $"x{i}")];
        if (names.Length != width.Fields && schema is not null)
            throw records.FailAt(1, $"the description of the data names {schema.Columns.Count} columns",
                "Describe the file again.");
        var layout = new TextLayout(records.Delimiter, hasHeader, width.HasRowNames, width.EndsWithDelimiter)
        {
            HasDecimalComma = hasComma,
            Encoding = options.Encoding,
            Notes = [.. width.Notes()],
        };
        if (names.Length == 1) // said before the lines below are found to be longer
            throw ColumnRoles.NoFeature(new(file, TableFormat.Csv, [new(names[0], [], null, [], [])], 0, 1)
            {
                Layout = layout,
            });
        ColumnOfText[] columns = [.. names.Select(name => new ColumnOfText(name, hasComma))];
        var (rows, line, firstLine, jumps) = (0, 0L, 0L, new List<(int, long)>());
        while (records.Next() is { } record)
        {
            width.Check(record, records);
            if ((rows + 1L) * Math.Max(1, columns.Length - 1) > options.Limits.MaxElements)
                throw records.Fail($"the table has more than {options.Limits.MaxElements} numbers",
                    $"Cut the file into parts{FileSetting.MaxElements:, or raise @}.");
            if (rows == 0)
                firstLine = record.Line;
            else if (record.Line != line + 1)
                jumps.Add((rows, record.Line));
            line = record.Line;
            for (var i = 0; i < columns.Length; i++)
                columns[i].Add(record.Fields[i], rows);
            rows++;
        }
        if (rows == 0)
            throw records.Fail("no example follows the header", "Give the file one line for each example.");
        return new(file, TableFormat.Csv, [.. columns.Select(column => column.Take())], rows, firstLine)
        {
            Layout = layout,
            Jumps = jumps,
        };
    }

    static CsvRecord[] WithPoints(IReadOnlyList<CsvRecord> records) =>
        [.. records.Select(record => record with { Fields = Array.ConvertAll(record.Fields, WithPoint) })];

    // What is no number with a point either stays as it is written.
    static string WithPoint(string field) =>
        field.Replace(',', '.') is var other && CsvNumber.IsNumber(other) ? other : field;

    sealed class ColumnOfText(string name, bool hasComma)
    {
        readonly List<double> _numbers = [];
        readonly List<int> _codes = [];
        readonly OrderedDictionary<string, int> _texts = new(StringComparer.Ordinal);

        public void Add(string field, int row)
        {
            var text = hasComma ? WithPoint(field.Trim()) : field.Trim();
            _texts.TryAdd(text, row, out var code);
            _codes.Add(code);
            _numbers.Add(CsvNumber.TryParse(text, out var number) ? number : double.NaN);
        }

        public RawColumn Take() => new(name, [.. _numbers], [.. _codes], [.. _texts.Keys], [.. _texts.Values]);
    }
}
