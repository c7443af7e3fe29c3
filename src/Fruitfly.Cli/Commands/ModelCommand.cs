using System.CommandLine;
using Fruitfly.Cli.Commands.Models;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Models;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly model</c>: says what a model's file holds.</summary>
static class ModelCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (file, json) = (ModelArgument.Create(), CommandSyntax.Json());
        var command = new DocumentedCommand("model",
            "Says what a model is: what it predicts from which columns, how well, and where it comes from.")
        {
            Examples =
            [
                ("fruitfly model iris.model", "what it predicts, from what, how well"),
                ("fruitfly model iris.model --json", "the same for a program, with every number"),
            ],
            Arguments = { file },
            Options = { json },
        };
        command.SetAction(parsed =>
        {
            var model = Model.Load(parsed.GetRequiredValue(file));
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(ModelCard.Json(model));
            else
                Write(surroundings.Terminal, [.. ModelCard.Lines(model)]);
            return ExitCode.Done;
        });
        return command;
    }

    static void Write(Terminal terminal, IReadOnlyList<(string Word, string Text)> lines)
    {
        var width = lines.Max(line => line.Word.Length);
        foreach (var (word, text) in lines)
            terminal.Output.WriteLine($"{word.PadRight(width)}  {text}");
    }
}
