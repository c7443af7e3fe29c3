using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Models.Tables;

namespace Fruitfly.Cli.Commands.Models;

/// <summary>How predictions are written, and where.</summary>
sealed class PredictionOptions
{
    readonly Option<string?> _output = new("--out")
    {
        Description = "the file to write; - is standard output (default: standard output)",
        HelpName = "FILE",
    };
    readonly Option<string?> _format = new("--format")
    {
        Description = "csv, jsonl or parquet (default: by the ending of --out, or csv)",
        HelpName = "csv|jsonl|parquet",
    };
    readonly Option<string?> _keep = new("--keep")
    {
        Description = "columns of the table to write beside the predictions, such as an identifier, with commas " +
            "between them",
        HelpName = "COLUMNS",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_output, _format, _keep])
            command.Options.Add(option);
    }

    public IReadOnlyList<string> Kept(ParseResult parsed) =>
        (parsed.GetValue(_keep) ?? "").Split(',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <returns>the format, and the file; null where the predictions are printed</returns>
    public (PredictionFormat Format, OutputFile? Output) Read(ParseResult parsed)
    {
        var file = parsed.GetValue(_output) is "-" ? null : parsed.GetValue(_output);
        var format = (parsed.GetValue(_format) ?? FileEnding.Of(file) ?? "csv") switch
        {
            "csv" => PredictionFormat.Csv,
            "jsonl" => PredictionFormat.JsonLines,
            "parquet" => PredictionFormat.Parquet,
            var other => throw new UsageError($"the format '{other}' is not known.",
                "it is csv, jsonl or parquet; choose with --format."),
        };
        OutputFile? output = file is null ? null : new("--out", file, format switch
        {
            PredictionFormat.Csv => FileKind.Predictions,
            PredictionFormat.JsonLines => FileKind.PredictionLines,
            _ => FileKind.PredictionColumns,
        });
        if (format == PredictionFormat.Parquet && output is not { IsStream: false })
            throw new UsageError("a Parquet file cannot be printed or sent into a pipe.",
                "name a file with --out, such as --out predicted.parquet.");
        return (format, output);
    }
}
