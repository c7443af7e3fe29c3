using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>What a file holds, by its first bytes: text where they say nothing else.</summary>
/// <param name="IsPacked">it is compressed with gzip</param>
readonly record struct ContentFormat(TableFormat Format, bool IsPacked)
{
    const int MostBytes = 64;

    /// <summary>Whether a format has columns, and no arrays.</summary>
    public static bool HasColumns(TableFormat format) =>
        format is TableFormat.Csv or TableFormat.Parquet or TableFormat.JsonLines;

    /// <param name="stream">stands at its beginning afterwards</param>
    public static ContentFormat Of(Stream stream, string file, FileLimits limits) =>
        Of(Start(stream, file, limits, out var isPacked), isPacked);

    /// <param name="start">of the content, decompressed</param>
    public static ContentFormat Of(byte[] start, bool isPacked) => new(
        !isPacked && start.AsSpan().StartsWith("PK"u8) ? TableFormat.Npz
        : start is [0, 0, >= 0x08 and <= 0x0E, ..] ? TableFormat.Idx
        : ParquetFooter.IsIn(start) ? TableFormat.Parquet
        : IsObject(start) ? TableFormat.JsonLines
        : TableFormat.Csv, isPacked);

    /// <summary>The first bytes of the content, decompressed; the stream stands at its beginning afterwards.</summary>
    public static byte[] Start(Stream stream, string file, FileLimits limits, out bool isPacked)
    {
        stream.Position = 0;
        var start = Start(stream);
        isPacked = GzipContent.IsIn(start);
        stream.Position = 0;
        if (isPacked)
        {
            using var content = new GzipContent(stream, file, limits);
            start = Start(content);
        }
        stream.Position = 0;
        return start;
    }

    static byte[] Start(Stream stream)
    {
        var start = new byte[MostBytes];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    // After a byte order mark, blanks and blank lines.
    static bool IsObject(ReadOnlySpan<byte> start)
    {
        if (start is [0xEF, 0xBB, 0xBF, .. var unmarked])
            start = unmarked;
        return start.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }
}
