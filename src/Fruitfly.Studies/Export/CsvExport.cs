using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Export;

/// <summary>One line a row (RFC 4180). A setting is a column named by its path, such as
/// <c>recipe.optimizer.learningRate</c>; a list, such as <c>network.layers</c>, is one column of JSON.</summary>
static class CsvExport
{
    public static void Write(ExportTable table, TextWriter writer)
    {
        Line(writer, table.Columns.Select(column => column.Meaning.Name));
        foreach (var row in table.Rows())
            Line(writer, table.Columns.Select(column => column.Text(row)));
    }

    static void Line(TextWriter writer, IEnumerable<string> fields) =>
        CsvText.WriteRecord(writer, fields.Select(CsvText.WithoutFormula));
}
