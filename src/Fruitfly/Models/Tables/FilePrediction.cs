using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>Predicts the rows of a file, of any length in bounded memory.</summary>
public sealed record FilePrediction(Model Model)
{
    /// <summary>Rows that are read and predicted at once: few enough that all fields are kept as they are
    /// written.</summary>
    const int RowsOfPart = 1 << 13;

    /// <summary>Columns of the file that are written beside the predictions, by name. Default: none.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>How the file is read. Default: what stands in it decides; whether it has a header is known from the
    /// model.</summary>
    public DataFileOptions Options { get; init; } = DataFileOptions.Default;

    /// <summary>Predicts every row, and writes the predictions to a file, whole or not at all.</summary>
    /// <param name="progress">is told the rows so far</param>
    /// <exception cref="DataFileException">a file cannot be read or written, or the table does not fit the
    /// model</exception>
    /// <exception cref="OperationCanceledException">cancelled; nothing was written</exception>
    public PredictionSummary Write(
        string input, string output, PredictionFormat format, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        PredictionSummary? summary = null;
        AtomicFile.Write(output, stream =>
        {
            if (format == PredictionFormat.Parquet)
                summary = Write(input, columns => new ParquetPredictions(columns, stream), progress, cancellation);
            else
            {
                using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
                summary = Write(input, text, format, progress, cancellation);
            }
        });
        return summary!;
    }

    /// <summary>The same as text, to be read while it is written.</summary>
    /// <exception cref="ArgumentException">the format is no text</exception>
    public PredictionSummary Write(
        string input, TextWriter output, PredictionFormat format, IProgress<long>? progress = null,
        CancellationToken cancellation = default) => Write(input, columns => format switch
        {
            PredictionFormat.Csv => new CsvPredictions(columns, output),
            PredictionFormat.JsonLines => new JsonPredictions(columns, output),
            _ => throw new ArgumentException($"{format} is no text.", nameof(format)),
        }, progress, cancellation);

    PredictionSummary Write(
        string input, Func<IReadOnlyList<PredictionColumn>, PredictionSink> open, IProgress<long>? progress,
        CancellationToken cancellation)
    {
        var (predictor, summary) = (new TablePredictor(Model), new SummaryCount(Model.Description));
        PredictionSink? sink = null;
        foreach (var part in Parts(input))
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = new PredictedRows(part, PlacesOf(part), predictor.Predict(part, out var target));
            sink ??= open(PredictionColumn.Of(Model, Keep));
            sink.Write(rows);
            summary.Add(part, target, rows.Predictions);
            progress?.Report(predictor.Report!.Rows);
        }
        sink!.Complete();
        return summary.ToSummary(predictor.Report!);
    }

    IEnumerable<RawTable> Parts(string input)
    {
        var schema = Model.Description.Schema;
        var options = Options with { Header = schema is null ? null : schema.Header != false };
        using var stream = InputFile.Open(input);
        var isPacked = InputFile.Explained(input, () => GzipContent.IsIn(Start(stream)));
        using var content = isPacked ? new GzipContent(stream, input, options.Limits) : null;
        using var parts = CsvParts.Read(content ?? stream, input, options, RowsOfPart).GetEnumerator();
        while (InputFile.Explained(input, parts.MoveNext))
            yield return parts.Current;
        content?.VerifyEnd();
    }

    static byte[] Start(Stream stream)
    {
        var start = new byte[2];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..read];
    }

    int[] PlacesOf(RawTable part) =>
    [
        .. Keep.Select(name => part.Columns.Index().FirstOrDefault(column => column.Item.Name == name, (-1, null!)).Index
            is >= 0 and var place ? place : throw part.Fail(
                $"there is no column '{DataFileException.Quote(name)}' to keep; the file has "
                + DataFileException.Quote(string.Join(", ", part.Columns.Select(column => column.Name)), 200),
                "Name columns that the file has.")),
    ];
}
