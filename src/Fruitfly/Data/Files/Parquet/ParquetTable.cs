using Fruitfly.Data.Tables;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Data.Files;

/// <summary>Reads the flat columns of a Parquet file. Numbers keep their value (decimals become float64), truth values
/// are written true and false, dates and moments as ISO 8601 writes them, with Z where they are in UTC; null and not a
/// number are missing values.</summary>
static class ParquetTable
{
    const string PandasIndex = "__index_level_";

    /// <param name="stream">that can be read at any place</param>
    /// <exception cref="DataFileException">the file is damaged, asks for more than the limits, or has
    /// nested columns</exception>
    public static RawTable Read(Stream stream, string file, DataFileOptions options, ReadingMeter? meter = null)
    {
        ParquetFooter.Check(stream, file);
        try
        {
            return Read(stream, file, options.Limits, meter).GetAwaiter().GetResult();
        }
        catch (NotSupportedException e)
        {
            throw new DataFileException(file, $"byte {stream.Position}",
                $"the file uses what cannot be read here: {DataFileException.Quote(e.Message, 120)}",
                "Write it with plain or dictionary encoding and Snappy, Zstandard or gzip.", e);
        }
        // Of damaged files, the library throws whatever it stumbles over.
        catch (Exception e) when (e is not (DataFileException or OperationCanceledException))
        {
            throw new DataFileException(file, $"byte {stream.Position}",
                $"the file is damaged: {DataFileException.Quote(e.Message, 120)}",
                "Copy, download or save the file again.", e);
        }
    }

    static async Task<RawTable> Read(Stream stream, string file, FileLimits limits, ReadingMeter? meter)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, new ParquetOptions
        {
            TreatByteArrayAsString = true,
        });
        var fields = Fields(reader.Schema, file);
        var builder = new RawTableBuilder(file, [.. fields.Select(Name)], limits);
        var pages = new ParquetPages(stream, file, limits);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            if (rows.RowCount < 0 || rows.RowCount > limits.Fields(stream.Length) / fields.Length)
                throw new DataFileException(file, $"row group {group + 1}",
                    $"{rows.RowCount} rows are more than a file of {stream.Length} bytes may hold",
                    $"Cut the file into parts{FileSetting.MaxElements:, or raise @}{FileSetting.MaxRatio: or @}.");
            builder.StartRows(rows.RowCount, $"row group {group + 1}");
            for (var i = 0; i < fields.Length; i++)
            {
                pages.Check(rows.GetMetadata(fields[i])?.MetaData
                    ?? throw new InvalidDataException($"column '{fields[i].Name}' is missing in a row group"),
                    fields[i].Name, rows.RowCount);
                await ParquetColumn.Add(rows, fields[i], builder.Columns[i]);
                meter?.Tell(builder.Rows);
            }
        }
        return builder.Rows > 0 ? builder.Build(TableFormat.Parquet)
            : throw new DataFileException(file, "byte 0", "the table has no rows", "Write one row for each example.");
    }

    static DataField[] Fields(ParquetSchema schema, string file)
    {
        foreach (var field in schema.Fields)
            if (field is not DataField { IsArray: false } data)
                throw Refused(file, field, field.SchemaType switch
                {
                    SchemaType.Map => "a map",
                    SchemaType.Struct => "a structure",
                    _ => "a list",
                } + " in each row, and a field holds one value",
                    "Write its parts as columns of their own, or leave it out of the file.");
            else if (!ParquetColumn.IsReadable(data))
                throw Refused(file, field, (data.ClrType == typeof(ReadOnlyMemory<byte>) ? "bytes"
                    : $"values of the type {data.ClrType.Name}") + ", which are no numbers or words",
                    "Leave it out of the file, or write numbers or words.");
        return schema.Fields.Count > 0 ? [.. schema.Fields.Cast<DataField>()]
            : throw new DataFileException(file, "byte 0", "the table has no columns",
                "Write a column for each feature.");
    }

    // What pandas calls so has no name.
    static string Name(DataField field) =>
        field.Name.StartsWith(PandasIndex, StringComparison.Ordinal) ? "" : field.Name;

    static DataFileException Refused(string file, Field field, string what, string remedy) => new(
        file, $"column '{DataFileException.Quote(field.Name)}'", $"the column holds {what}", remedy);
}
