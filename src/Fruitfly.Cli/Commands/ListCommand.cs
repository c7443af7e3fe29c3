using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly list</c>: the experiments.</summary>
static class ListCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var json = CommandSyntax.Json();
        var command = new DocumentedCommand("list",
            "Lists the experiments: what each measures, and where its setting comes from.")
        {
            Examples = [("fruitfly list", "a table"),
            ("fruitfly list --json", "with every option and its two presets")],
            Options = { json },
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(new JsonArray([.. surroundings.Experiments.Experiments.Select(
                    Describe)]));
            else
                surroundings.Terminal.WriteTable(
                    ["experiment", "what it measures", "source"],
                    surroundings.Experiments.Experiments.Select(experiment =>
                        (string[])[experiment.Name, experiment.Title, experiment.Source]));
            return ExitCode.Done;
        });
        return command;
    }

    static JsonObject Describe(Experiment experiment) => new()
    {
        ["name"] = experiment.Name,
        ["title"] = experiment.Title,
        ["summary"] = experiment.Summary,
        ["source"] = experiment.Source,
        ["options"] = new JsonArray([.. experiment.Options.Select(option => new JsonObject
        {
            ["name"] = option.Name,
            ["description"] = option.Description,
            ["quick"] = option.Quick,
            ["full"] = option.Full,
            ["minimum"] = option.Minimum,
            ["maximum"] = option.Maximum,
        })]),
    };
}
