using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Data.Files;

/// <summary>The values of a Parquet column in one group of rows, of which any can be added to a column of a
/// table.</summary>
static class ParquetColumn
{
    const string Date = "yyyy-MM-dd", Moment = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    /// <summary>Adds the values of some rows.</summary>
    /// <param name="rows">of the group</param>
    public delegate void Adder(RawColumnBuilder column, Range rows);

    delegate Task<Adder> Reader(ParquetRowGroupReader rows, DataField field);

    static readonly Dictionary<Type, Reader> Readers = new()
    {
        [typeof(bool)] = Of<bool>((column, value) => column.Add(value ? "true" : "false")),
        [typeof(sbyte)] = Of<sbyte>((column, value) => column.Add(value, value)),
        [typeof(byte)] = Of<byte>((column, value) => column.Add(value, value)),
        [typeof(short)] = Of<short>((column, value) => column.Add(value, value)),
        [typeof(ushort)] = Of<ushort>((column, value) => column.Add(value, value)),
        [typeof(int)] = Of<int>((column, value) => column.Add(value, value)),
        [typeof(uint)] = Of<uint>((column, value) => column.Add(value, value)),
        [typeof(long)] = Of<long>((column, value) => column.Add(value, value)),
        [typeof(ulong)] = Of<ulong>((column, value) => column.Add(value, value)),
        [typeof(float)] = Of<float>((column, value) => column.Add(value, value)),
        [typeof(double)] = Of<double>((column, value) => column.Add(value, value)),
        [typeof(decimal)] = Of<decimal>((column, value) => column.Add(value, (double)value)),
        [typeof(DateTime)] = (rows, field) =>
        {
            var format = FormatOf(field);
            return Of<DateTime>((column, value) =>
                column.Add(value.ToString(format, CultureInfo.InvariantCulture)))(rows, field);
        },
        [typeof(DateOnly)] = Of<DateOnly>((column, value) =>
            column.Add(value.ToString(Date, CultureInfo.InvariantCulture))),
        [typeof(TimeSpan)] = Of<TimeSpan>((column, value) => column.Add(value.TotalSeconds, value.TotalSeconds)),
        [typeof(Guid)] = Of<Guid>((column, value) => column.Add(value.ToString())),
        [typeof(string)] = Texts,
        [typeof(ReadOnlyMemory<char>)] = Texts,
    };

    public static bool IsReadable(DataField field) => Readers.ContainsKey(field.ClrType);

    public static Task<Adder> Read(ParquetRowGroupReader rows, DataField field) => Readers[field.ClrType](rows, field);

    static Reader Of<T>(Action<RawColumnBuilder, T> add) where T : struct => async (rows, field) =>
    {
        if (field.IsNullable)
        {
            var values = new T?[rows.RowCount];
            await rows.ReadAsync<T>(field, values.AsMemory(), null);
            return (column, range) =>
            {
                foreach (var value in values.AsSpan(range))
                    if (value is { } known)
                        add(column, known);
                    else
                        column.Add("");
            };
        }
        var all = new T[rows.RowCount];
        await rows.ReadAsync<T>(field, all.AsMemory(), null);
        return (column, range) =>
        {
            foreach (var value in all.AsSpan(range))
                add(column, value);
        };
    };

    static async Task<Adder> Texts(ParquetRowGroupReader rows, DataField field)
    {
        var texts = new string?[rows.RowCount];
        await rows.ReadAsync(field, texts.AsMemory());
        return (column, range) =>
        {
            foreach (var text in texts.AsSpan(range))
                column.Add(text);
        };
    }

    static string FormatOf(DataField field) => field is not DateTimeDataField moment ? Moment + "Z"
        : moment.DateTimeFormat == DateTimeFormat.Date ? Date
        : moment.IsAdjustedToUTC ? Moment + "Z" : Moment;
}
