using System.CommandLine;
using Fruitfly.Cli.Commands.Compare;
using Fruitfly.Cli.Commands.Models;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly compare</c>: whether one setting or model is better than another.</summary>
static class CompareCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> a = new("A")
        {
            Description = "a study, one of its settings as STUDY:learningRate=0.1, or the file of a model",
        };
        Argument<string?> b = Further("B", "what A is compared with; or the number of a setting of the study A. " +
            "Without it the settings of A are listed with their numbers"),
            c = Further("C", "the number of another setting of the study A");
        foreach (var argument in (Argument[])[a, b])
            argument.CompletionSources.Add(context =>
                FileWords.Of(context.WordToComplete, ".model", ".safetensors"));
        var metric = new Option<string?>("--metric")
        {
            Description = "by which they are compared, such as auc (default: error; rmse of real values)",
            HelpName = "NAME",
        };
        var file = new Option<string?>("--file")
        {
            Description = "of models: a table with the target, of rows that neither was trained on (default: the test " +
                "examples that both kept)",
            HelpName = "FILE",
        };
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var command = new DocumentedCommand("compare",
            "Compares two settings, studies or models: the difference with its interval, and what would decide it.")
        {
            Examples =
            [
                ("fruitfly compare train-circles-1a2b3c4d train-circles-5e6f7a8b", "what 'train' kept of two setups"),
                ("fruitfly compare mystudy", "the settings of a study with their numbers"),
                ("fruitfly compare mystudy 3 7", "two of them"),
                ("fruitfly compare mystudy:learningRate=0.1 mystudy:learningRate=0.01", "two settings by their values"),
                ("fruitfly compare a.model b.model --file new.csv", "two models on rows that neither has seen"),
                ("fruitfly compare train-circles-1a2b3c4d train-circles-5e6f7a8b --metric auc --json",
                    "by another metric, for a script"),
            ],
            Footer = "Seeds that both share with their data are paired: what a seed does to both falls out. "
                + "'fruitfly studies list' names the studies.",
            Arguments = { a, b, c },
            Options = { metric, file, store, json },
        };
        command.SetAction((parsed, cancellation) =>
        {
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            new CompareSession(surroundings, opened, parsed.GetValue(json))
            {
                Metric = parsed.GetValue(metric) is { } name ? ChosenMetrics.Parse(name) : null,
                File = parsed.GetValue(file),
                Cancellation = cancellation,
            }.Run(parsed.GetRequiredValue(a), parsed.GetValue(b), parsed.GetValue(c));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static Argument<string?> Further(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
