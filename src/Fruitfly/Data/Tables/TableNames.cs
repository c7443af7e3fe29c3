namespace Fruitfly.Data.Tables;

/// <summary>What columns are called, if need be by their place.</summary>
static class TableNames
{
    public static string Of(string name, int place) => name.Length > 0 ? name : $"column {place + 1}";

    public static string Of(TableSchema schema, int place) => Of(schema.Columns[place].Name, place);

    public static string Of(RawTable table, int place) => Of(table.Columns[place].Name, place);
}
