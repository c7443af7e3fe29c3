using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Models.Tables;

/// <summary>Predictions as Apache Parquet, in groups of rows, so that memory does not grow with the table.</summary>
sealed class ParquetPredictions : PredictionSink
{
    const int RowsOfGroup = 1 << 16;

    static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Optimal,
    };

    readonly ParquetWriter _writer;
    readonly DataField[] _fields;
    readonly List<PredictedRows> _group = [];

    public ParquetPredictions(IReadOnlyList<PredictionColumn> columns, Stream stream) : base(columns)
    {
        _fields =
        [
            .. columns.Select(DataField (column) => column.Text is not null ? new DataField<string>(column.Name)
                : column.IsSingle ? new DataField<float>(column.Name) : new DataField<double>(column.Name)),
        ];
        _writer = Wait(ParquetWriter.CreateAsync(new ParquetSchema([.. _fields]), stream, Options, append: false));
    }

    public override void Write(PredictedRows rows)
    {
        _group.Add(rows);
        if (_group.Sum(part => part.Count) >= RowsOfGroup)
            WriteGroup();
    }

    public override void Complete()
    {
        if (_group.Count > 0)
            WriteGroup();
        Wait(_writer.DisposeAsync().AsTask());
    }

    void WriteGroup()
    {
        using var group = _writer.CreateRowGroup();
        foreach (var (column, field) in Columns.Zip(_fields))
            if (column.Text is { } text)
                Wait(group.WriteAsync(field, [.. Values(text)]));
            else if (column.IsSingle)
                Wait(group.WriteAsync<float>(field, Values((rows, row) => (float)column.Number!(rows, row)).ToArray()));
            else
                Wait(group.WriteAsync<double>(field, Values(column.Number!).ToArray()));
        group.CompleteValidate();
        _group.Clear();
    }

    IEnumerable<T> Values<T>(Func<PredictedRows, int, T> value) =>
        _group.SelectMany(rows => Enumerable.Range(0, rows.Count).Select(row => value(rows, row)));

    // The stream is a file's: nothing is waited for but the disk.
    static void Wait(Task task) => task.GetAwaiter().GetResult();

    static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
