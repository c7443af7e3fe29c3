using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads a file of columns in parts of some rows, so that memory does not grow with the file.</summary>
static class RawParts
{
    /// <param name="stream">of the file; it is read while the parts are</param>
    /// <param name="content">what the first bytes say it is</param>
    /// <param name="wanted">names of columns; others may be left empty. Null for all</param>
    /// <param name="like">how a table with the same columns was written; null where that is unknown</param>
    /// <exception cref="DataFileException">the file is damaged, or asks for more than the limits</exception>
    /// <exception cref="OperationCanceledException">the options stop it</exception>
    public static IEnumerable<RawTable> Read(
        Stream stream, string file, ContentFormat content, DataFileOptions options, IReadOnlySet<string>? wanted,
        TableSchema? like = null)
    {
        return content switch
        {
            { Format: TableFormat.Parquet, IsPacked: true } => throw RawTables.PackedParquet(file),
            { Format: TableFormat.Parquet } => ParquetTable.Parts(stream, file, options, wanted),
            { Format: TableFormat.JsonLines } => JsonLines(Open, file, options),
            _ => Csv(Open, file, options, like),
        };

        TextContent Open() => new(stream, file, content, options.Limits);
    }

    static IEnumerable<RawTable> Csv(
        Func<TextContent> open, string file, DataFileOptions options, TableSchema? like)
    {
        using (var start = open())
            options = options with { Encoding = options.Encoding ?? start.EncodingLike(like?.Encoding) };
        using var text = open();
        foreach (var part in CsvParts.Read(text.Stream, file, options, like))
            yield return part;
        text.VerifyEnd();
    }

    // The last line may have a key that no other has, so that the lines are read twice; what is wrong in any of them is
    // said before the first part.
    static IEnumerable<RawTable> JsonLines(Func<TextContent> open, string file, DataFileOptions options)
    {
        string[] keys;
        using (var text = open())
        {
            keys = JsonLinesTable.KeysIn(text.Stream, file, options);
            text.VerifyEnd();
        }
        using var again = open();
        foreach (var part in JsonLinesTable.Parts(again.Stream, file, options, keys))
            yield return part;
    }
}
