using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads a file of columns, whatever its format.</summary>
static class RawTables
{
    /// <param name="stream">at its beginning; read from the first byte to the last,
    /// and for Parquet at any place</param>
    /// <param name="content">what the first bytes say it is</param>
    /// <exception cref="DataFileException">the file is damaged, or asks for more than the limits</exception>
    /// <exception cref="OperationCanceledException">the options stop it</exception>
    public static RawTable Read(Stream stream, string file, ContentFormat content, DataFileOptions options)
    {
        var meter = new ReadingMeter(stream, file, options);
        if (!content.IsPacked)
            return Read(stream, file, content.Format, options, meter);
        using var unpacked = new GzipContent(stream, file, options.Limits);
        var table = content.Format != TableFormat.Parquet ? Read(unpacked, file, content.Format, options, meter)
            : throw PackedParquet(file);
        unpacked.VerifyEnd();
        return table;
    }

    internal static DataFileException PackedParquet(string file) => new(
        file, "byte 0", "this is Parquet, compressed once more with gzip", "Decompress it with gunzip.");

    static RawTable Read(Stream stream, string file, TableFormat format, DataFileOptions options, ReadingMeter meter) =>
        format switch
        {
            TableFormat.Parquet => ParquetTable.Read(stream, file, options, meter),
            TableFormat.JsonLines => JsonLinesTable.Read(stream, file, options, meter),
            _ => CsvRawTable.Read(stream, file, options, meter),
        };
}
