using Parquet;
using Parquet.Schema;

namespace Fruitfly.Studies.Tests.Export;

/// <summary>A Parquet file read back: its columns by name, null where there is no value.</summary>
sealed class ParquetTable
{
    readonly Dictionary<string, List<object?>> _columns = [];

    public IReadOnlyList<string> Names { get; private set; } = [];

    public int Groups { get; private set; }

    public IReadOnlyDictionary<string, string> Metadata { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<object?> this[string column] => _columns[column];

    public static async Task<ParquetTable> Read(Stream stream)
    {
        stream.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: true);
        var table = new ParquetTable
        {
            Names = [.. reader.Schema.DataFields.Select(field => field.Name)],
            Groups = reader.RowGroupCount, Metadata = reader.CustomMetadata,
        };
        foreach (var field in reader.Schema.DataFields)
            table._columns[field.Name] = [];
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            foreach (var field in reader.Schema.DataFields)
                table._columns[field.Name].AddRange(await Values(group, field, (int)group.RowCount));
        }
        return table;
    }

    static async Task<IEnumerable<object?>> Values(ParquetRowGroupReader group, DataField field, int rows)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory()!);
            return texts;
        }
        return field.ClrType == typeof(long) ? await Of<long>() : field.ClrType == typeof(ulong) ? await Of<ulong>()
            : field.ClrType == typeof(bool) ? await Of<bool>()
            : field.ClrType == typeof(DateTime) ? await Of<DateTime>() : await Of<double>();

        async Task<IEnumerable<object?>> Of<T>() where T : struct
        {
            var values = new T?[rows];
            await group.ReadAsync<T>(field, values.AsMemory());
            return values.Select(value => (object?)value);
        }
    }
}
