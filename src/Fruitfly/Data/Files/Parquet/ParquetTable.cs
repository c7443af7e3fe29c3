using Fruitfly.Data.Tables;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Data.Files;

/// <summary>Reads the flat columns of a Parquet file. Numbers keep their value (decimals become float64), truth values
/// are written true and false, dates and moments as ISO 8601 writes them, with Z where they are in UTC; null and not a
/// number are missing values.</summary>
sealed class ParquetTable : IDisposable
{
    const string PandasIndex = "__index_level_";

    readonly Stream _stream;
    readonly string _file;
    readonly FileLimits _limits;
    readonly ParquetReader _reader;
    readonly DataField[] _fields;
    readonly ParquetPages _pages;

    ParquetTable(Stream stream, string file, FileLimits limits, ParquetReader reader)
    {
        (_stream, _file, _limits, _reader) = (stream, file, limits, reader);
        _fields = Fields(reader.Schema, file);
        _pages = new(stream, file, limits);
    }

    /// <param name="stream">that can be read at any place</param>
    /// <exception cref="DataFileException">the file is damaged, asks for more than the limits, or has
    /// nested columns</exception>
    public static RawTable Read(Stream stream, string file, DataFileOptions options, ReadingMeter? meter = null)
    {
        using var table = Open(stream, file, options.Limits);
        var builder = new RawTableBuilder(file, table.Names, options.Limits);
        for (var group = 0; group < table.Groups; group++)
            table.InGroup(group, table.Names.Length, (rows, read) =>
            {
                builder.StartRows(rows, $"row group {group + 1}");
                for (var column = 0; column < table.Names.Length; column++)
                {
                    read(column)(builder.Columns[column], ..(int)rows);
                    meter?.Tell(builder.Rows);
                }
            });
        return builder.Rows > 0 ? builder.Build(TableFormat.Parquet) : throw table.NoRows();
    }

    /// <summary>Reads the table in parts of some rows. One group of rows at a time is in memory, as the file cuts
    /// them.</summary>
    /// <param name="wanted">the names of the columns to read, in the others all
    /// values are missing; null for all</param>
    /// <exception cref="DataFileException">as <see cref="Read"/></exception>
    public static IEnumerable<RawTable> Parts(
        Stream stream, string file, DataFileOptions options, IReadOnlySet<string>? wanted)
    {
        using var table = Open(stream, file, options.Limits);
        var (all, most) = (0L, PartSize.Rows(table.Names.Length));
        var isRead = Array.ConvertAll(table.Names, name => wanted?.Contains(name) != false);
        for (var group = 0; group < table.Groups; group++)
        {
            var (rows, columns) = (0, new ParquetColumn.Adder?[table.Names.Length]);
            table.InGroup(group, isRead.Count(read => read), (count, read) =>
            {
                rows = (int)count;
                for (var column = 0; column < columns.Length; column++)
                    columns[column] = isRead[column] ? read(column) : null;
            });
            for (var start = 0; start < rows; start += most)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                yield return table.Part(columns, start, Math.Min(rows, start + most));
            }
            all += rows;
        }
        if (all == 0)
            throw table.NoRows();
    }

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    static ParquetTable Open(Stream stream, string file, FileLimits limits)
    {
        ParquetFooter.Check(stream, file);
        return Explained(stream, file, () => new ParquetTable(stream, file, limits, Wait(ParquetReader.CreateAsync(
            stream, new ParquetOptions { TreatByteArrayAsString = true }))));
    }

    string[] Names => field ??= Array.ConvertAll(_fields, Name);

    int Groups => _reader.RowGroupCount;

    /// <param name="columns">that are read of it</param>
    /// <param name="use">is given the number of rows, and what reads a column</param>
    void InGroup(int group, int columns, Action<long, Func<int, ParquetColumn.Adder>> use) => Explained(
        _stream, _file, () =>
    {
        using var rows = _reader.OpenRowGroupReader(group);
        if (rows.RowCount < 0
            || rows.RowCount > Math.Min(_limits.Fields(_stream.Length) / Math.Max(columns, 1), Array.MaxLength))
            throw new DataFileException(_file, $"row group {group + 1}",
                $"{rows.RowCount} rows are more than a file of {_stream.Length} bytes may hold",
                $"Cut the file into parts{FileSetting.MaxElements:, or raise @}{FileSetting.MaxRatio: or @}.");
        use(rows.RowCount, column =>
        {
            var field = _fields[column];
            _pages.Check(rows.GetMetadata(field)?.MetaData
                ?? throw new InvalidDataException($"column '{field.Name}' is missing in a row group"),
                field.Name, rows.RowCount);
            return Wait(ParquetColumn.Read(rows, field));
        });
        return true;
    });

    RawTable Part(ParquetColumn.Adder?[] columns, int start, int end) => Explained(_stream, _file, () =>
    {
        var part = new RawTableBuilder(_file, Names, _limits);
        part.StartRows(end - start, $"row {start + 1}");
        foreach (var (column, adder) in columns.Index())
            if (adder is not null)
                adder(part.Columns[column], start..end);
            else
                part.Columns[column].AddMissing(end - start);
        return part.Build(TableFormat.Parquet);
    });

    static T Explained<T>(Stream stream, string file, Func<T> read)
    {
        try
        {
            return read();
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

    // The stream is a file's: nothing is waited for but the disk.
    static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    DataFileException NoRows() =>
        new(_file, "byte 0", "the table has no rows", "Write one row for each example.");

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
