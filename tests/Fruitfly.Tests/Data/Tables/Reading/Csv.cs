using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables.Reading;

/// <summary>Tables of a few lines.</summary>
static class Csv
{
    public static Table Read(string text, DataFileOptions? options = null) =>
        CsvFile.ReadTable(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv", options ?? DataFileOptions.Default);

    public static Table Read(string header, int count, Func<int, string> row, DataFileOptions? options = null) =>
        Read(header + "\n" + string.Concat(Enumerable.Range(0, count).Select(i => row(i) + "\n")), options);

    public static ColumnSummary Column(this Table table, string name) =>
        table.Reading.Columns.Single(column => column.Name == name);

    public static TableColumn Schema(this Table table, string name) =>
        table.Schema!.Columns.Single(column => column.Name == name);

    /// <summary>Reads the table again, from what its schema says alone.</summary>
    public static Table ReadAgain(this Table table, string text) =>
        Read(text, DataFileOptions.By(table.Schema!));
}
