using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Export;
using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly export</c>: a study's trials as a table, or a figure as a picture.</summary>
static class ExportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var study = KnownStudy.Argument();
        var format = new Option<string?>("--format")
        {
            Description = "csv: one line per trial; jsonl: every curve too (default: by the " +
                "ending of --out, or csv)", HelpName = "csv|jsonl"
        };
        var output = new Option<string?>("--out")
        {
            Description = "the file to write (default: standard output)",
            HelpName = "FILE"
        };
        var onnx = OnnxOption.Create();
        var figures = new FigureOptions();
        var (store, json, overwrite) = (CommandSyntax.Store(), CommandSyntax.Json(), CommandSyntax.Overwrite());
        var command = new DocumentedCommand("export",
            "Writes a study's trials for other programs, a figure of its experiment as a picture, or a model as ONNX.")
        {
            Examples =
            [
                ("fruitfly export mnist1d-training-quick --format csv > trials.csv", "one line a trial"),
                ("fruitfly export mnist1d-training-quick --out trials.jsonl", "with every curve"),
                ("fruitfly export mnist1d-training-quick --figure notebook-error --svg error.svg",
                    "a figure, drawn by your browser"),
                ("fruitfly export iris.model --onnx iris.onnx", "a model, for programs in any language"),
            ],
            Arguments = { study },
            Options = { format, output },
        };
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
                if (figures.AreAsked(parsed) || (parsed.GetValue(output) ?? parsed.GetValue(format)) is not null)
                    throw new UsageError("--onnx writes a model, and the other options a study.",
                        "export the one and then the other.");
                Tell(surroundings.Terminal, [OnnxOption.Write(name, model, parsed.GetValue(overwrite))],
                    parsed.GetValue(json));
                return Task.FromResult(ExitCode.Done);
            }
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var file = parsed.GetValue(output);
            (string, string)[] inputs = [("--store", surroundings.StorePath(parsed.GetValue(store)))];
            if (figures.AreAsked(parsed))
            {
                if (file is not null || parsed.GetValue(format) is not null)
                    throw new UsageError("a picture and a table are two exports.",
                        "leave out --format and --out, or --svg, --png and --pdf.");
                var pictures = figures.Files(parsed);
                OutputFile.Check(pictures, inputs, parsed.GetValue(overwrite));
                figures.Write(parsed, MeasuredAgain.Of(surroundings, opened, name, cancellation));
                Tell(surroundings.Terminal, pictures, parsed.GetValue(json));
                return Task.FromResult(ExitCode.Done);
            }
            var found = KnownStudy.Find(opened, name);
            var chosen = FormatOf(parsed.GetValue(format), file);
            if (file is null)
            {
                if (parsed.GetValue(json))
                    throw new UsageError(
                        "--json lists the files written, but without --out there is none: the table itself is printed.",
                        "add --out FILE; or --format jsonl instead of --json, for the trials as JSON.");
                StudyExport.Write(opened!, found.Name, chosen, surroundings.Terminal.Content);
                return Task.FromResult(ExitCode.Done);
            }
            var table = new OutputFile("--out", file,
                chosen == ExportFormat.Csv ? FileKind.Trials : FileKind.TrialLines);
            OutputFile.Check([table], inputs, parsed.GetValue(overwrite));
            StudyExport.WriteFile(opened!, found.Name, chosen, file);
            Tell(surroundings.Terminal, [table], parsed.GetValue(json));
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

    static ExportFormat FormatOf(string? asked, string? file) => (asked ?? Ending(file) ?? "csv") switch
    {
        "csv" => ExportFormat.Csv,
        "jsonl" => ExportFormat.Jsonl,
        var other =>
            throw new UsageError($"the format '{other}' is not known.", "it is csv or jsonl; choose with --format."),
    };

    // A pipe or device has a name that promises nothing.
    static string? Ending(string? file) =>
        file is not null && !AtomicFile.IsStream(file) && Path.GetExtension(file) is { Length: > 1 } ending
            ? ending[1..] : null;
}
