using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>Predicts the rows of a file, of any length in bounded memory.</summary>
public sealed record FilePrediction(Model Model)
{
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

    /// <summary>Predicts the rows that have a target, to measure how well.</summary>
    internal ScoredRows Score(string input, IProgress<long>? progress, CancellationToken cancellation)
    {
        var (predictor, scored) = (new TablePredictor(Model), new ScoredRows(Model.Description));
        foreach (var part in Parts(input, cancellation))
        {
            var predictions = predictor.Predict(part, out var target);
            scored.Add(part, target, predictions);
            progress?.Report(predictor.Report!.Rows);
        }
        return scored;
    }

    PredictionSummary Write(
        string input, Func<IReadOnlyList<PredictionColumn>, PredictionSink> open, IProgress<long>? progress,
        CancellationToken cancellation)
    {
        var (predictor, summary) = (new TablePredictor(Model), new SummaryCount(Model.Description));
        PredictionSink? sink = null;
        foreach (var part in Parts(input, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = new PredictedRows(part, PlacesOf(part), predictor.Predict(part, out var target));
            sink ??= open(PredictionColumn.Of(Model, Keep));
            sink.Write(rows);
            summary.Add(part, target, rows.Predictions);
            progress?.Report(predictor.Report!.Rows);
        }
        sink!.Complete();
        return summary.ToSummary(predictor.Report!) with { IsOfTrainingFile = IsTrainingFile(input) };
    }

    IEnumerable<RawTable> Parts(string input, CancellationToken cancellation)
    {
        var schema = Model.Description.Schema;
        var options = Options with
        {
            Cancellation = cancellation,
        };
        using var stream = InputFile.Open(input);
        var content = InputFile.Explained(input, () => ContentFormat.Of(stream, input, options.Limits));
        if (content.Format is TableFormat.Idx)
            throw new DataFileException(input, "byte 0", "this is IDX, which has no columns",
                "Write the rows as CSV, JSON lines, Parquet or NPZ.");
        using var parts = (content.Format == TableFormat.Npz ? ArrayParts.Read(stream, input, options, schema!)
            : RawParts.Read(stream, input, content, options, Wanted(), schema)).GetEnumerator();
        while (InputFile.Explained(input, parts.MoveNext))
            yield return parts.Current;
    }

    /// <summary>Whether the model was trained on this file, byte by byte.</summary>
    internal bool IsTrainingFile(string input) => Model.Description.Origin.Files is { Count: > 0 } files
        && InputFile.Read(input, stream =>
        {
            using var hashing = new HashingStream(stream);
            return files.Contains(hashing.Finish().Sha256);
        });

    // Columns without a name are found by their place among all.
    HashSet<string>? Wanted() => Model.Description.Schema is not { Header: not false } schema ? null
        : [.. Keep, .. schema.Columns.Where(column => column.Role is ColumnRole.Feature or ColumnRole.Target)
            .Select(column => column.Name)];

    int[] PlacesOf(RawTable part) =>
    [
        .. Keep.Select(name => part.Columns.ToList().FindIndex(column => column.Name == name) is >= 0 and var place
            ? place : throw part.Fail(
                $"there is no column '{DataFileException.Quote(name)}' to keep; the file has "
                + DataFileException.Quote(string.Join(", ", part.Columns.Select(column => column.Name)), 200),
                "Name columns that the file has.")),
    ];
}
