using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Studies.Export;

/// <summary>An Apache Parquet file with a column for each of the table's, written in groups of rows, so that memory
/// does not grow with the study.</summary>
static class ParquetExport
{
    /// <summary>The key in the file's metadata under which the dictionary stands.</summary>
    public const string DictionaryKey = "fruitfly.dictionary";

    const int RowsOfGroup = 1 << 16, TextOfGroup = 1 << 24;

    static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Optimal,
    };

    /// <param name="dictionary">asked for once all rows are read</param>
    public static async Task Write(ExportTable table, Stream stream, Func<string> dictionary)
    {
        ParquetColumn[] columns = [.. table.Columns.Select(column => column.Gather(RowsOfGroup))];
        var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema([.. columns.Select(column => column.Field)]), stream, Options, append: false)
            .ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var (rows, text) = (0, 0);
            foreach (var row in table.Rows())
            {
                foreach (var column in columns)
                    text += column.Add(row);
                if (++rows == RowsOfGroup || text >= TextOfGroup)
                {
                    await WriteGroup(writer, columns).ConfigureAwait(false);
                    (rows, text) = (0, 0);
                }
            }
            if (rows > 0)
                await WriteGroup(writer, columns).ConfigureAwait(false);
            writer.CustomMetadata = new Dictionary<string, string> { [DictionaryKey] = dictionary() };
        }
    }

    static async Task WriteGroup(ParquetWriter writer, ParquetColumn[] columns)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
            await column.Write(group).ConfigureAwait(false);
        group.CompleteValidate();
    }
}
