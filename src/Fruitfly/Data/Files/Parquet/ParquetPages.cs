using Parquet.Meta;

namespace Fruitfly.Data.Files;

/// <summary>Checks the pages of a column before the library reads them: that they lie in the file one after the other,
/// grow no further than the limits when they are decompressed, and hold the rows that the footer says.</summary>
sealed class ParquetPages(Stream stream, string file, FileLimits limits)
{
    const int MostHeaderBytes = 1 << 16;
    const int Kind = 1, UnpackedBytes = 2, PackedBytes = 3, DataPage = 0, DictionaryPage = 2, DataPage2 = 3;

    readonly byte[] _header = new byte[MostHeaderBytes];

    /// <exception cref="DataFileException">they are not what the footer says</exception>
    public void Check(ColumnMetaData column, string name, long rows)
    {
        var at = Math.Min(column.DataPageOffset,
            column.DictionaryPageOffset is > 0 and var dictionary ? dictionary : long.MaxValue);
        if (column.NumValues != rows)
            throw Fail(at, name, $"it has {column.NumValues} values in {rows} rows");
        if (column.TotalCompressedSize < 0 || at < 4 || at > stream.Length - column.TotalCompressedSize)
            throw Fail(at, name, $"{column.TotalCompressedSize} bytes are said to lie at byte {at}");
        var (end, found) = (at + column.TotalCompressedSize, 0L);
        while (found < rows)
        {
            if (at >= end)
                throw Fail(at, name, $"its pages hold {found} of {rows} values");
            found += Page(ref at, end, name, rows - found);
        }
    }

    long Page(ref long at, long end, string name, long most)
    {
        stream.Position = at;
        var header = _header.AsSpan(0, (int)Math.Min(MostHeaderBytes, end - at));
        stream.ReadExactly(header);
        var values = new Dictionary<int, long>();
        try
        {
            var reader = new ThriftReader(header);
            reader.ReadStructure(values);
            at += reader.Position;
        }
        catch (InvalidDataException e)
        {
            throw Fail(at, name, $"the head of a page is damaged: {e.Message}", e);
        }
        var kind = values.GetValueOrDefault(Kind, -1);
        var (packed, unpacked) = (values.GetValueOrDefault(PackedBytes, -1),
            values.GetValueOrDefault(UnpackedBytes, -1));
        if (packed < 0 || packed > end - at || unpacked < 0
            || unpacked > limits.Expansion(Math.Max(packed, stream.Length)))
            throw Fail(at, name, $"a page of {packed} bytes that become {unpacked} is more than the file can hold");
        at += packed;
        // The count of values is the first field of each kind's own structure: 5, 7 or 8.
        var count = kind switch
        {
            DataPage => values.GetValueOrDefault(501, -1),
            DataPage2 => values.GetValueOrDefault(801, -1),
            DictionaryPage => values.GetValueOrDefault(701, -1),
            _ => 0,
        };
        if (count < 0 || kind != DictionaryPage && count > most || kind == DictionaryPage && count > unpacked)
            throw Fail(at, name, $"a page is said to hold {count} values");
        return kind == DictionaryPage ? 0 : count;
    }

    DataFileException Fail(long at, string name, string problem, Exception? cause = null) => new(file, $"byte {at}",
        $"column '{DataFileException.Quote(name)}' is damaged: {problem}", "Copy, download or save the file again.",
        cause);
}
