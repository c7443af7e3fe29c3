using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>Predicts rows of a table that a program has at hand.</summary>
public static class TablePredictions
{
    /// <summary>Encodes and predicts rows:
    /// <c>model.Predict(["length", "width"], [["5.1", "3.5"]], out var report)</c>.</summary>
    /// <param name="columns">names, in any order; those of the model must be among them</param>
    /// <param name="rows">a field for each column, as a file of text would have it; empty where it is missing</param>
    /// <param name="report">how the rows differ from those that the model was trained on</param>
    /// <exception cref="DataFileException">a column is missing or stands twice</exception>
    /// <exception cref="ArgumentException">a row has another number of fields</exception>
    /// <exception cref="InvalidOperationException">the model knows no columns</exception>
    public static Predictions Predict(
        this Model model, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows,
        out RowReport report)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var predictor = new TablePredictor(model);
        var table = new RawTableBuilder("rows", columns, FileLimits.Default);
        foreach (var (number, row) in rows.Index())
        {
            if (row.Count != columns.Count)
                throw new ArgumentException(
                    $"Row {number} has {row.Count} fields, and there are {columns.Count} columns.", nameof(rows));
            table.StartRow(number + 1);
            for (var column = 0; column < row.Count; column++)
                table.Columns[column].Add(row[column]);
        }
        var predictions = predictor.Predict(table.Build(TableFormat.Csv), out _);
        report = predictor.Report!;
        return predictions;
    }
}
