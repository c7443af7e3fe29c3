using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Exporting;
using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly export</c>: a study's trials as a table, or a figure as a picture.</summary>
static class ExportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var study = KnownStudy.Argument();
        var format = new Option<string?>("--format") { Description = "csv: one line a trial; jsonl: with every curve (default: as --out ends, or csv)", HelpName = "csv|jsonl" };
        var output = new Option<string?>("--out") { Description = "the file; without it standard output", HelpName = "FILE" };
        var figures = new FigureOptions();
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var command = new DocumentedCommand("export", "Writes a study's trials for other programs, or a figure of its experiment as a picture.")
        {
            Examples =
            [
                ("fruitfly export mnist1d-training-quick --format csv > trials.csv", "one line a trial"),
                ("fruitfly export mnist1d-training-quick --out trials.jsonl", "with every curve"),
                ("fruitfly export mnist1d-training-quick --figure loss --svg loss.svg", "a figure, drawn by your browser"),
            ],
            Arguments = { study },
            Options = { format, output },
        };
        figures.AddTo(command);
        command.Options.Add(store);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) =>
        {
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var name = parsed.GetRequiredValue(study);
            var written = new List<string>();
            var file = parsed.GetValue(output);
            if (figures.AreAsked(parsed))
            {
                if (file is not null || parsed.GetValue(format) is not null)
                    throw new UsageError("a picture and a table are two exports.", "leave out --format and --out, or --svg, --png and --pdf.");
                written.AddRange(figures.Write(parsed, MeasuredAgain.Of(surroundings, opened, name, cancellation)));
            }
            else
            {
                var found = KnownStudy.Find(opened, name);
                var chosen = FormatOf(parsed.GetValue(format), file);
                if (file is null)
                    StudyExport.Write(opened!, found.Name, chosen, surroundings.Terminal.Output);
                else
                {
                    StudyExport.WriteFile(opened!, found.Name, chosen, file);
                    written.Add(file);
                }
            }
            Tell(surroundings.Terminal, written, parsed.GetValue(json));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Tell(Terminal terminal, List<string> written, bool asJson)
    {
        if (written.Count == 0)
            return;
        if (asJson)
            terminal.WriteJson(new JsonObject { ["files"] = new JsonArray([.. written.Select(file => JsonValue.Create(file))]) });
        else
            written.ForEach(file => terminal.Output.WriteLine($"written to {file}"));
    }

    static ExportFormat FormatOf(string? asked, string? file) => (asked ?? (Path.GetExtension(file) is { Length: > 1 } ending ? ending[1..] : "csv")) switch
    {
        "csv" => ExportFormat.Csv,
        "jsonl" => ExportFormat.Jsonl,
        var other => throw new UsageError($"the format '{other}' is not known.", "it is csv or jsonl; choose with --format."),
    };
}
