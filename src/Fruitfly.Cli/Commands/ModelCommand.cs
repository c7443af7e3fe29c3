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
                foreach (var (word, text) in ModelCard.Lines(model))
                    surroundings.Terminal.Output.WriteLine($"{word,-12} {text}");
            return ExitCode.Done;
        });
        return command;
    }
}
