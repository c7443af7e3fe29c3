using Fruitfly.Data.Files;

namespace Fruitfly.Models.Tables;

/// <summary>Predictions as CSV (RFC 4180) with a header.</summary>
sealed class CsvPredictions : PredictionSink
{
    readonly TextWriter _writer;

    public CsvPredictions(IReadOnlyList<PredictionColumn> columns, TextWriter writer) : base(columns)
    {
        _writer = writer;
        CsvText.WriteRecord(writer, columns.Select(column => column.Name));
    }

    // What is missing is empty.
    public override void Write(PredictedRows rows)
    {
        for (var row = 0; row < rows.Count; row++)
            CsvText.WriteRecord(_writer, Columns.Select(column =>
                (column.Text is { } text ? text(rows, row) : column.TextOf(column.Number!(rows, row))) ?? ""));
    }
}
