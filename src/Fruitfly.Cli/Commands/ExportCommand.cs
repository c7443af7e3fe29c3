using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Export;
using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies.Export;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly export</c>: a study's trials as a table, or a figure as a picture.</summary>
static class ExportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, json, overwrite) = (CommandSyntax.Store(), CommandSyntax.Json(), CommandSyntax.Overwrite());
        var study = KnownStudy.Argument(surroundings, store);
        var (onnx, table, figures) = (OnnxOption.Create(), new TableOptions(), new FigureOptions());
        var command = new DocumentedCommand("export",
            "Writes a study's trials for other programs, a figure of its experiment as a picture, or a model as ONNX.")
        {
            Examples =
            [
                ("fruitfly export mnist1d-training-quick --format csv > trials.csv", "one line a trial"),
                ("fruitfly export mnist1d-training-quick --out trials.jsonl", "with every curve"),
                ("fruitfly export mnist1d-training-quick --form long --out curves.parquet",
                    "a row for each point of a curve, for pandas, polars or DuckDB"),
                ("fruitfly export mnist1d-training-quick --figure notebook-error --svg error.svg",
                    "a figure, drawn by your browser"),
                ("fruitfly export iris.model --onnx iris.onnx", "a model, for programs in any language"),
            ],
            Arguments = { study },
        };
        table.AddTo(command);
        figures.AddTo(command);
        command.Options.Add(onnx);
        command.Options.Add(overwrite);
        command.Options.Add(store);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(study);
            if (parsed.GetValue(onnx) is { } model)
            {
                if (figures.AreAsked(parsed) || table.AreAsked(parsed))
                    throw new UsageError("--onnx writes a model, and the other options a study.",
                        "export the one and then the other.");
                Tell(surroundings.Terminal, [OnnxOption.Write(name, model, parsed.GetValue(overwrite))],
                    parsed.GetValue(json));
                return Task.FromResult(ExitCode.Done);
            }
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            (string, string)[] inputs = [("--store", Surroundings.ShownStore(parsed.GetValue(store)))];
            if (figures.AreAsked(parsed))
            {
                if (table.AreAsked(parsed))
                    throw new UsageError("a picture and a table are two exports.",
                        "leave out --format and --out, or --svg, --png and --pdf.");
                var pictures = figures.Files(parsed);
                OutputFile.Check(pictures, inputs, parsed.GetValue(overwrite));
                figures.Write(parsed, MeasuredAgain.Of(surroundings, opened, name, cancellation));
                Tell(surroundings.Terminal, pictures, parsed.GetValue(json));
                return Task.FromResult(ExitCode.Done);
            }
            var found = KnownStudy.Find(opened, name);
            var settings = table.Settings(parsed);
            var files = table.Files(parsed, settings.Format);
            if (files.Count == 0)
            {
                if (parsed.GetValue(json))
                    throw new UsageError(
                        "--json lists the files written, but without --out there is none: the table itself is printed.",
                        "add --out FILE; or --format jsonl instead of --json, for the trials as JSON.");
                StudyExport.Write(opened!, found.Name, settings, surroundings.Terminal.Content);
                return Task.FromResult(ExitCode.Done);
            }
            OutputFile.Check(files, inputs, parsed.GetValue(overwrite));
            StudyExport.WriteFile(opened!, found.Name, settings, files[0].Path, files.ElementAtOrDefault(1)?.Path);
            Tell(surroundings.Terminal, files, parsed.GetValue(json));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Tell(Terminal terminal, IReadOnlyList<OutputFile> written, bool asJson)
    {
        if (asJson)
            terminal.WriteJson(new JsonObject
            {
                ["files"] = new JsonArray([.. written.Select(file =>
                JsonValue.Create(file.Path))])
            });
        else
            foreach (var file in written)
                file.Tell(terminal);
    }
}
