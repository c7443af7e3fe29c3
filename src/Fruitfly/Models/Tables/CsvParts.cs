using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>Reads CSV text in parts of some rows, so that memory does not grow with the file.</summary>
static class CsvParts
{
    /// <param name="stream">plain text</param>
    /// <param name="rows">in each part but the last; no more than the limit of classes, so that every text is
    /// kept</param>
    public static IEnumerable<RawTable> Read(Stream stream, string file, DataFileOptions options, int rows)
    {
        using var records = new CsvRows(stream, file, options.Limits, options.Delimiter, options.Encoding);
        var ahead = records.Ahead();
        if (ahead.Count == 0)
            throw new DataFileException(file, "line 1", "the file is empty", "Give it one line for each row.");
        var header = options.Header ?? true;
        var width = CsvWidth.Of(ahead, header);
        string[] names = header
            ? [.. width.Names(ahead[0].Fields).Select(name => name.Trim())]
            : [.. Enumerable.Repeat("", width.Fields)];
        if (header)
            records.Next();
        var comma = options.DecimalComma ?? CsvDecimal.IsComma(ahead, records.Delimiter);
        var layout = new TextLayout(records.Delimiter, header, width.HasRowNames, width.EndsWithDelimiter)
        {
            HasDecimalComma = comma,
            Notes = [.. width.Notes()],
        };
        bool isMore;
        do
        {
            var part = new RawTableBuilder(file, names, options.Limits, comma ? ',' : '.');
            while ((isMore = records.Next()) && Add(records, width, file, part) < rows)
            {
            }
            yield return part.Build(TableFormat.Csv) with { Layout = layout };
        }
        while (isMore);
    }

    static int Add(CsvRows records, CsvWidth width, string file, RawTableBuilder part)
    {
        var found = records.Count;
        if (!width.Fits(found, records[found - 1]))
            throw width.Misfit(found, file, records.Line, records.Delimiter);
        part.StartRow(records.Line);
        for (var i = 0; i < width.Fields; i++)
            part.Columns[i].Add(records[i]);
        return part.Rows;
    }
}
