using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Studies;
using Fruitfly.Studies.Stores;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies copy</c></summary>
static class CopyStudiesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var names = new Argument<string[]>("study")
        {
            Description = "the studies' names, see 'fruitfly studies list' (default: all)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var other = new Option<string>("--other-store")
        {
            Description = "the database that they are copied to, a file or postgres://user@host/database",
            HelpName = "FILE",
            Required = true,
        };
        var command = new DocumentedCommand("copy",
            "Copies studies with their results into another store. What is there stays, so a copy can be repeated.")
        {
            Examples =
            [
                ("fruitfly studies copy --other-store postgres://ada@db.lab/studies", "all of them to a server"),
                ("fruitfly studies copy mnist1d-training-quick --other-store colleague.db", "one, to a file"),
            ],
            Arguments = { names },
            Options = { other, store, json },
        };
        command.SetAction((parsed, cancellation) =>
        {
            var target = parsed.GetRequiredValue(other);
            if (StoreLocation.Resolve(target) == StoreLocation.Resolve(parsed.GetValue(store)))
                throw new UsageError("--store and --other-store are the same store.",
                    "name another store with --other-store.");
            using var from = surroundings.OpenExistingStore(parsed.GetValue(store));
            var wanted = parsed.GetValue(names) is { Length: > 0 } given ? given
                : [.. (from?.Studies() ?? []).Select(study => study.Name)];
            var found = wanted.Select(name => KnownStudy.Find(from, name)).ToList();
            using var to = surroundings.OpenStore(target);
            var copied = new List<Study>();
            foreach (var study in found)
            {
                copied.Add(StudyCopy.Copy(from!, to, study.Name, cancellation));
                if (!parsed.GetValue(json))
                    surroundings.Terminal.Output.WriteLine(
                        $"{study.Name}: {copied[^1].Trials.Finished} of {copied[^1].Trials.Total} trials have a result" +
                        (copied[^1].Name == study.Name ? "" : $"; it is '{copied[^1].Name}' there"));
            }
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(
                    new JsonArray([.. copied.Select(study => StudyJson.Of(study, to.KeptPredictions(study.Name)))]));
            else if (found.Count == 0)
                surroundings.Terminal.Error.WriteLine(
                    $"no studies yet in {Surroundings.ShownStore(parsed.GetValue(store))}");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
