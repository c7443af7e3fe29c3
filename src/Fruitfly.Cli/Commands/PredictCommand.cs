using System.CommandLine;
using Fruitfly.Cli.Commands.Models;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Models;
using Fruitfly.Models.Tables;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly predict</c>: what a model says of the rows of a table.</summary>
static class PredictCommand
{
    // What is not known from the model.
    static readonly HashSet<string?> Reading =
    [
        .. ((FileSetting[])[FileSetting.Delimiter, FileSetting.DecimalComma, FileSetting.Encoding])
            .Select(TableSettings.NameOf),
    ];

    public static Command Create(Surroundings surroundings)
    {
        var model = ModelArgument.Create();
        var file = new Argument<string>("file") { Description = "the rows: CSV, JSON lines, Parquet or NPZ" };
        file.CompletionSources.Add(context => FileWords.Of(context.WordToComplete));
        var options = new PredictionOptions();
        var reading = new SettingOptions(setting => Reading.Contains(setting.Name));
        var (json, overwrite) = (CommandSyntax.Json(), CommandSyntax.Overwrite());
        var command = new DocumentedCommand("predict",
            "Predicts each row of a table with a model: a class with probabilities, or a value.")
        {
            Examples =
            [
                ("fruitfly predict iris.model new.csv", "classes, probabilities and the networks' spread, printed"),
                ("fruitfly predict iris.model new.csv --out predicted.csv", "the same as a file"),
                ("fruitfly predict iris.model new.csv --keep id,date --out predicted.parquet",
                    "beside columns of the table"),
                ("fruitfly predict iris.model new.csv --format jsonl > predictions.jsonl", "a JSON object for each row"),
            ],
            Arguments = { model, file },
            Footer = "Columns are found by name, in any order. The table may have the target too: how good the " +
                "predictions are is then said. 'fruitfly model' says what a model is.",
        };
        options.AddTo(command);
        foreach (var option in reading.All)
            command.Options.Add(option);
        command.Options.Add(overwrite);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) =>
        {
            var (modelFile, table) = (parsed.GetRequiredValue(model), parsed.GetRequiredValue(file));
            var (format, output) = options.Read(parsed);
            if (output is null && parsed.GetValue(json))
                throw new UsageError(
                    "--json tells what was predicted, but without --out the predictions themselves are printed.",
                    "add --out FILE; or --format jsonl instead of --json, for the predictions as JSON.");
            if (output is not null)
                OutputFile.Check([output], [("<model>", modelFile), ("<file>", table)], parsed.GetValue(overwrite));
            var prediction = new FilePrediction(Model.Load(modelFile))
            {
                Keep = options.Kept(parsed),
                Options = reading.Read(parsed, KeyValuePair.Create("file", table)).FileOptions,
            };
            if (prediction.Model.Description.Schema is null)
                throw new UsageError($"'{modelFile}' is a model of rows without columns.",
                    "use it from a program: Model.Load(path).Predict(rows).");
            var summary = Predict(surroundings, prediction, table, output?.Path, format, cancellation);
            foreach (var line in PredictionText.Notes(summary))
                surroundings.Terminal.Error.WriteLine($"read: {line}");
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(PredictionText.Json(summary, output!.Path));
            else
                foreach (var line in PredictionText.Lines(summary))
                    (output is null ? surroundings.Terminal.Error : surroundings.Terminal.Output).WriteLine(line);
            if (!parsed.GetValue(json))
                output?.Tell(surroundings.Terminal);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static PredictionSummary Predict(
        Surroundings surroundings, FilePrediction prediction, string table, string? output, PredictionFormat format,
        CancellationToken cancellation)
    {
        using var progress = new CountDisplay(surroundings.Terminal, "predict", surroundings.Time);
        try
        {
            return output is null
                ? prediction.Write(table, surroundings.Terminal.Content, format, progress, cancellation)
                : prediction.Write(table, output, format, progress, cancellation);
        }
        catch (ArgumentException wrong) when (wrong.ParamName == "kept")
        {
            throw new UsageError($"--keep: {wrong.Message.Split(" (Parameter")[0]}", "leave that column out.");
        }
    }
}
