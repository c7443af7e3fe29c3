using System.Globalization;
using Parquet.Schema;

namespace Fruitfly.Studies.Export;

/// <summary>A column of an exported table, whatever the format.</summary>
abstract class ExportColumn(ColumnMeaning meaning)
{
    public ColumnMeaning Meaning { get; } = meaning;

    /// <summary>The value in a file of text; empty where it was not measured.</summary>
    public abstract string Text(in ExportRow row);

    /// <summary>Where the values of a group of rows are gathered.</summary>
    /// <param name="rows">how many there are at most</param>
    public abstract ParquetColumn Gather(int rows);
}

/// <summary>A column of numbers, of truth values or of times.</summary>
sealed class ValueColumn<T>(
    string name, string? unit, string meaning, Func<ExportRow, T?> read) : ExportColumn(
        new(name, Word, unit, meaning)) where T : struct
{
    static string Word => typeof(T) == typeof(double) ? "real"
        : typeof(T) == typeof(bool) ? "boolean"
        : typeof(T) == typeof(DateTime) ? "time" : "integer";

    public override string Text(in ExportRow row) => read(row) switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString()!,
    };

    public override ParquetColumn Gather(int rows) => new ParquetValues<T>(
        typeof(T) == typeof(DateTime)
            ? new DateTimeDataField(Meaning.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true,
                DateTimeTimeUnit.Millis, isNullable: true)
            : new DataField<T>(Meaning.Name, nullable: true),
        read, rows);
}

sealed class TextColumn(string name, string meaning, Func<ExportRow, string?> read)
    : ExportColumn(new(name, "text", null, meaning))
{
    public override string Text(in ExportRow row) => read(row) ?? "";

    public override ParquetColumn Gather(int rows) => new ParquetTexts(new DataField<string>(Meaning.Name), read, rows);
}
