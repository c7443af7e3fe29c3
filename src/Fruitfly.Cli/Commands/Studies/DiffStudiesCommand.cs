using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Studies;
using Fruitfly.Studies.Differences;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies diff</c></summary>
static class DiffStudiesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var first = KnownStudy.Argument(surroundings, store, "first");
        var other = new Option<string?>("--other-store")
        {
            Description = "the database of the second study (default: that of the first)",
            HelpName = "FILE"
        };
        var second = KnownStudy.Argument(surroundings, store, "second");
        var command = new DocumentedCommand("diff",
            "Says how two studies differ: in their settings, trials and results, and in what made them.")
        {
            Examples =
            [
                ("fruitfly studies diff mnist1d-training-quick mnist1d-training-full", "of one store"),
                ("fruitfly studies diff mnist1d-training-quick mnist1d-training-quick --other-store colleague.db",
                    "whether another machine got the same bits"),
                ("fruitfly studies diff mnist1d-training-quick mnist1d-training-full --json", "for a script"),
            ],
            Arguments = { first, second },
            Options = { other, store, json },
        };
        command.SetAction(parsed =>
        {
            var (one, two) = (parsed.GetRequiredValue(first), parsed.GetRequiredValue(second));
            var path = parsed.GetValue(other);
            if (path is null && one == two)
                throw new UsageError($"'{one}' is the same study twice.",
                    "name another study, or another store with --other-store.");
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            KnownStudy.Find(opened, one);
            using var elsewhere = path is null ? null : Open(surroundings, path);
            KnownStudy.Find(elsewhere ?? opened, two);
            var difference = StudyDifference.Of(opened!, one, elsewhere ?? opened!, two);
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(StudyDifferenceJson.Of(difference));
            else
                surroundings.Terminal.WriteDifference(difference);
            return ExitCode.Done;
        });
        return command;
    }

    static IStudyStore Open(Surroundings surroundings, string path) => surroundings.OpenExistingStore(path)
        ?? throw new UsageError($"--other-store is '{path}', and there is no such file.",
            "name the database of studies that holds the second study.");
}
