using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Studies.Export;

namespace Fruitfly.Cli.Commands.Export;

/// <summary>How the trials of a study are written as a table, and where.</summary>
sealed class TableOptions
{
    readonly Option<string?> _format = new("--format")
    {
        Description = "csv or parquet: a row for each trial; jsonl: a line for each, with its curve (default: by the " +
            "ending of --out, or csv)", HelpName = "csv|jsonl|parquet"
    };
    readonly Option<string?> _form = new("--form")
    {
        Description = "of csv and parquet: wide, a row for each trial with its last scores; long, a row for each point " +
            "of its curve (default: wide)", HelpName = "wide|long"
    };
    readonly Option<bool> _resultsOnly = new("--results-only")
    {
        Description = "leave out attempts, times and machines: equal results then give equal files"
    };
    readonly Option<string?> _output = new("--out")
    {
        Description = "the file to write (default: standard output); what the columns mean is written beside it, as " +
            "NAME.dictionary.json", HelpName = "FILE"
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_format, _form, _resultsOnly, _output])
            command.Options.Add(option);
    }

    public bool AreAsked(ParseResult parsed) => parsed.GetValue(_resultsOnly)
        || new[] { _format, _form, _output }.Any(option => parsed.GetValue(option) is not null);

    public ExportSettings Settings(ParseResult parsed)
    {
        var (form, file) = (parsed.GetValue(_form), parsed.GetValue(_output));
        var format = (parsed.GetValue(_format) ?? FileEnding.Of(file) ?? "csv") switch
        {
            "csv" => ExportFormat.Csv,
            "jsonl" => ExportFormat.Jsonl,
            "parquet" => ExportFormat.Parquet,
            var other => throw new UsageError($"the format '{other}' is not known.",
                "it is csv, jsonl or parquet; choose with --format."),
        };
        if (format == ExportFormat.Jsonl && form is not null)
            throw new UsageError("--form has a meaning only with csv and parquet: a line of jsonl holds a trial with " +
                "its curve.", "leave out --form, or choose another --format.");
        return new(format)
        {
            Form = form switch
            {
                null or "wide" => ExportForm.Wide,
                "long" => ExportForm.Long,
                _ => throw new UsageError($"the form '{form}' is not known.", "it is wide or long."),
            },
            ResultsOnly = parsed.GetValue(_resultsOnly),
        };
    }

    /// <summary>The table, and beside it the dictionary; none where the table is printed.</summary>
    public IReadOnlyList<OutputFile> Files(ParseResult parsed, ExportFormat format)
    {
        if (parsed.GetValue(_output) is not { } path)
            return format != ExportFormat.Parquet ? [] : throw new UsageError(
                "a Parquet file cannot be printed.", "name the file with --out, such as --out trials.parquet.");
        var table = new OutputFile(_output.Name, path, format switch
        {
            ExportFormat.Csv => FileKind.Trials,
            ExportFormat.Jsonl => FileKind.TrialLines,
            _ => FileKind.TrialColumns,
        });
        if (!table.IsStream)
            return [table, new(_output.Name, Path.ChangeExtension(path, ".dictionary.json"), FileKind.Dictionary)];
        return format != ExportFormat.Parquet ? [table] : throw new UsageError(
            $"--out is '{path}', a pipe or device, and a Parquet file is written in more than one pass.",
            "name a file, and send that on.");
    }
}
