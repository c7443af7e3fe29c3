using Parquet;
using Parquet.Schema;

namespace Fruitfly.Tests.Data.Files;

/// <summary>Small Parquet files.</summary>
static class ParquetBytes
{
    /// <summary>As DuckDB 1.5 writes it: twenty rows of many types.</summary>
    public static byte[] OfDuckDb()
    {
        using var stream = typeof(ParquetBytes).Assembly.GetManifestResourceStream("duckdb.parquet")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Numbers with gaps, words and truth values in two groups of rows.</summary>
    public static byte[] Pets(CompressionMethod compression = CompressionMethod.Snappy)
    {
        var (age, name, isTame) =
            (new DataField<double?>("age"), new DataField<string>("kind"), new DataField<bool>("tame"));
        return Written(new ParquetSchema(age, name, isTame), compression, async writer =>
        {
            for (var group = 0; group < 2; group++)
            {
                using var rows = writer.CreateRowGroup();
                await rows.WriteAsync<double>(age, new double?[] { 1.5, null, 4 + group });
                await rows.WriteAsync(name, (string[])["cat", "dog", "cat"]);
                await rows.WriteAsync<bool>(isTame, new[] { true, false, group == 0 });
            }
        });
    }

    public static byte[] Written(
        ParquetSchema schema, CompressionMethod compression, Func<ParquetWriter, Task> write)
    {
        using var stream = new MemoryStream();
        Write().GetAwaiter().GetResult();
        return stream.ToArray();

        async Task Write()
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, stream, new ParquetOptions
            {
                CompressionMethod = compression,
            });
            await write(writer);
        }
    }
}
