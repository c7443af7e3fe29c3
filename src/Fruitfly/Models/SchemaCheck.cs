using Fruitfly.Data.Tables;

namespace Fruitfly.Models;

/// <summary>Whether rows can be encoded by a schema that comes from a file.</summary>
static class SchemaCheck
{
    /// <param name="inputs">features that the networks take</param>
    /// <exception cref="ArgumentException">they cannot</exception>
    public static void Require(TableSchema schema, int inputs)
    {
        if (!schema.HasColumns)
            throw new ArgumentException("The schema is of arrays, which have no columns.");
        if (schema.Columns.Contains(null!) || (schema.Missing ?? []).Contains(null!) || schema.Classes.Contains(null!))
            throw new ArgumentException("null stands in a list of the schema.");
        foreach (var column in schema.Columns.Where(column => column.Role == ColumnRole.Feature))
        {
            if ((column.Levels ?? []).Contains(null!) || (column.Missing ?? []).Contains(null!))
                throw new ArgumentException($"null stands in a list of the column '{column.Name}'.");
            if (column.Reading == ColumnReading.Name
                ? column.Levels is null || column.Levels.Distinct().Count() != column.Levels.Count
                : (column.Levels, column.RareBelow, column.Reading, column.Part) is not (null, null, not null, null))
                throw new ArgumentException($"The levels of the column '{column.Name}' do not fit what it is read as.");
        }
        if (schema.Header != false && schema.Columns.Where(column => column.Role == ColumnRole.Feature)
            .CountBy(column => column.Name).Any(name => name.Value > 1))
            throw new ArgumentException("Two feature columns have the same name.");
        if (schema.ToFeatures().Count is var features && features != inputs)
            throw new ArgumentException(
                $"The columns of the schema make {features} features, and the networks take {inputs}.");
    }
}
