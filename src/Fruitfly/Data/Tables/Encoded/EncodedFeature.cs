namespace Fruitfly.Data.Tables;

/// <summary>One number that a network sees of a row.</summary>
/// <param name="Name">such as <c>age</c>, <c>age missing</c>, <c>sex=female</c> or <c>port other</c></param>
/// <param name="Column">the place of its column in the schema</param>
/// <param name="Level">the level that makes it 1; null for other parts</param>
public sealed record EncodedFeature(string Name, int Column, FeaturePart Part, string? Level = null)
{
    internal static IEnumerable<EncodedFeature> Of(TableSchema schema) =>
        from column in schema.Columns.Index()
        where column.Item is { Role: ColumnRole.Feature, Part: null }
        from feature in Of(column.Item, column.Index, TableNames.Of(schema, column.Index))
        select feature;

    static IEnumerable<EncodedFeature> Of(TableColumn column, int place, string name)
    {
        if (column.Reading != ColumnReading.Name)
            yield return new(name, place, FeaturePart.Value);
        foreach (var level in column.Levels ?? [])
            yield return new($"{name}={level}", place, FeaturePart.Level, level);
        if (column.RareBelow is not null)
            yield return new($"{name} other", place, FeaturePart.Other);
        if (column.Fill is not null)
            yield return new($"{name} missing", place, FeaturePart.Missing);
    }
}

/// <summary>What an encoded feature says of its column.</summary>
public enum FeaturePart
{
    /// <summary>the number itself; days since the beginning of 1970 for a date; 1 or 0 for yes or no</summary>
    Value,

    /// <summary>1 where the field has one level, else 0</summary>
    Level,

    /// <summary>1 where the field has none of the levels, else 0</summary>
    Other,

    /// <summary>1 where the value is missing, else 0</summary>
    Missing,
}
