using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies remove</c></summary>
static class RemoveStudyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var study = KnownStudy.Argument();
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var yes = new Option<bool>("--yes") { Description = "really delete; without it nothing is" };
        var command = new DocumentedCommand("remove", "Deletes a study, and the results that no other study uses.")
        {
            Examples = [("fruitfly studies remove mnist1d-training-quick --yes", "for good")],
            Arguments = { study },
            Options = { yes, store, json },
        };
        command.SetAction(parsed =>
        {
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var found = KnownStudy.Find(opened, parsed.GetRequiredValue(study));
            if (!parsed.GetValue(yes))
                throw new UsageError($"this deletes the study '{found.Name}' with {found.Trials.Finished} finished trials for good.", "add --yes to do it.");
            opened!.Remove(found.Name);
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(new JsonObject { ["removed"] = found.Name });
            else
                surroundings.Terminal.Output.WriteLine($"removed {found.Name}");
            return ExitCode.Done;
        });
        return command;
    }
}
