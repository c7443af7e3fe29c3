using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Writes down what was guessed, so that nothing is left to guess.</summary>
static class SchemaGuess
{
    public static TableSchema Of(
        RawTable raw, ColumnRoles roles, FeatureColumn[] features, TargetKind task, string[] classes,
        ColumnReading? time, DataFileOptions options)
    {
        var byPlace = features.ToDictionary(column => column.Facts.Place, column => column.Schema);
        return new()
        {
            Format = raw.Format,
            Delimiter = raw.Layout?.Delimiter,
            Header = raw.Layout?.Header,
            HasRowNames = raw.Layout?.HasRowNames == true ? true : null,
            EndsWithDelimiter = raw.Layout?.EndsWithDelimiter == true ? true : null,
            BeginsWithCounts = raw.Layout?.BeginsWithCounts == true ? true : null,
            HasDecimalComma = raw.Layout?.HasDecimalComma == true ? true : null,
            Encoding = raw.Layout?.Encoding,
            Missing = options.Missing.Count > 0 ? options.Missing : null,
            Columns = [.. raw.Columns.Select((column, i) => WithUnit(ColumnOf(column.Name, i), column.Amount))],
            Task = task,
            Classes = classes,
        };

        static TableColumn WithUnit(TableColumn column, Amount? amount) =>
            amount is null || column.Role == ColumnRole.LeftOut ? column
                : column with { Unit = amount.Unit, HasDecimalComma = amount.HasDecimalComma ? true : null };

        TableColumn ColumnOf(string name, int i) =>
            i == roles.Target
                ? new(name, ColumnRole.Target, task == TargetKind.Classes ? ColumnReading.Name : ColumnReading.Number)
            : i == roles.Split ? new(name, ColumnRole.Split, ColumnReading.Name)
            : i == roles.Group ? new(name, ColumnRole.Group, ColumnReading.Name)
            : i == roles.Time ? new(name, ColumnRole.Time, time)
            : byPlace.GetValueOrDefault(i) ?? new(name, ColumnRole.LeftOut);
    }
}
