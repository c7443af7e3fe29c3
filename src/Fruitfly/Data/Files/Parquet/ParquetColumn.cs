using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Data.Files;

/// <summary>Adds the values of a Parquet column in one group of rows to a column of a table.</summary>
static class ParquetColumn
{
    const string Date = "yyyy-MM-dd", Moment = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    delegate Task Adder(ParquetRowGroupReader rows, DataField field, RawColumnBuilder column);

    static readonly Dictionary<Type, Adder> Adders = new()
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
        [typeof(DateTime)] = (rows, field, column) =>
        {
            var format = FormatOf(field);
            return Of<DateTime>((added, value) =>
                added.Add(value.ToString(format, CultureInfo.InvariantCulture)))(rows, field, column);
        },
        [typeof(DateOnly)] = Of<DateOnly>((column, value) =>
            column.Add(value.ToString(Date, CultureInfo.InvariantCulture))),
        [typeof(TimeSpan)] = Of<TimeSpan>((column, value) => column.Add(value.TotalSeconds, value.TotalSeconds)),
        [typeof(Guid)] = Of<Guid>((column, value) => column.Add(value.ToString())),
        [typeof(string)] = AddTexts,
        [typeof(ReadOnlyMemory<char>)] = AddTexts,
    };

    public static bool IsReadable(DataField field) => Adders.ContainsKey(field.ClrType);

    public static Task Add(ParquetRowGroupReader rows, DataField field, RawColumnBuilder column) =>
        Adders[field.ClrType](rows, field, column);

    static Adder Of<T>(Action<RawColumnBuilder, T> add) where T : struct => async (rows, field, column) =>
    {
        if (field.IsNullable)
        {
            var values = new T?[rows.RowCount];
            await rows.ReadAsync<T>(field, values.AsMemory(), null);
            foreach (var value in values)
                if (value is { } known)
                    add(column, known);
                else
                    column.Add("");
            return;
        }
        var all = new T[rows.RowCount];
        await rows.ReadAsync<T>(field, all.AsMemory(), null);
        foreach (var value in all)
            add(column, value);
    };

    static async Task AddTexts(ParquetRowGroupReader rows, DataField field, RawColumnBuilder column)
    {
        var texts = new string?[rows.RowCount];
        await rows.ReadAsync(field, texts.AsMemory());
        foreach (var text in texts)
            column.Add(text);
    }

    static string FormatOf(DataField field) => field is not DateTimeDataField moment ? Moment + "Z"
        : moment.DateTimeFormat == DateTimeFormat.Date ? Date
        : moment.IsAdjustedToUTC ? Moment + "Z" : Moment;
}
