using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads CSV text in parts of some rows.</summary>
static class CsvParts
{
    /// <param name="stream">plain text</param>
    /// <param name="like">how a table with the same columns was written; null where that is unknown</param>
    public static IEnumerable<RawTable> Read(Stream stream, string file, DataFileOptions options, TableSchema? like)
    {
        using var records = new CsvRows(stream, file, options.Limits, options.Delimiter, options.Encoding);
        var ahead = records.Ahead();
        if (ahead.Count == 0)
            throw new DataFileException(file, "line 1", "the file is empty", "Give it one line for each row.");
        var header = options.Header ?? like?.Header != false;
        if (!header && CsvCounts.AreIn(ahead))
        {
            records.Next();
            ahead = [.. ahead.Skip(1)];
        }
        var width = CsvWidth.Of(ahead, header);
        string[] names = header
            ? [.. width.Names(ahead[0].Fields).Select(name => name.Trim())]
            : [.. Enumerable.Repeat("", width.Fields)];
        if (header)
            records.Next();
        var comma = options.DecimalComma ?? CsvDecimal.IsComma(
            ahead, records.Delimiter, isLikely: like?.HasDecimalComma == true);
        var layout = new TextLayout(records.Delimiter, header, width.HasRowNames, width.EndsWithDelimiter)
        {
            HasDecimalComma = comma,
            Notes = [.. width.Notes()],
        };
        var rows = PartSize.Rows(names.Length);
        bool isMore;
        do
        {
            var (part, text) = (new RawTableBuilder(file, names, options.Limits, comma ? ',' : '.'), 0L);
            while ((isMore = records.Next()) && part.Rows < rows - 1 && text < PartSize.MostText)
                text += Add(records, width, file, part);
            if (isMore)
                Add(records, width, file, part);
            yield return part.Build(TableFormat.Csv) with { Layout = layout };
        }
        while (isMore);
    }

    /// <returns>the characters of the row</returns>
    static long Add(CsvRows records, CsvWidth width, string file, RawTableBuilder part)
    {
        var found = records.Count;
        if (!width.Fits(found, records[found - 1]))
            throw width.Misfit(found, file, records.Line, records.Delimiter);
        part.StartRow(records.Line);
        var text = 0L;
        for (var i = 0; i < width.Fields; i++)
        {
            var field = records[i];
            part.Columns[i].Add(field);
            text += field.Length;
        }
        return text;
    }
}
