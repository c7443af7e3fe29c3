using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies remove</c></summary>
static class RemoveStudyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var study = KnownStudy.Argument(surroundings, store);
        var yes = new Option<bool>("--yes") { Description = "really delete; without this nothing is deleted" };
        var force = new Option<bool>(
            "--force")
        { Description = "delete it even while a run uses it; that run ends with an error" };
        var command = new DocumentedCommand("remove", "Deletes a study, and the results that no other study uses.")
        {
            Examples = [("fruitfly studies remove mnist1d-training-quick --yes", "for good")],
            Arguments = { study },
            Options = { yes, force, store, json },
        };
        command.SetAction(parsed =>
        {
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var found = KnownStudy.Find(opened, parsed.GetRequiredValue(study));
            if (!parsed.GetValue(yes))
                throw new UsageError(
                    $"this deletes the study '{found.Name}' with {found.Trials.Finished} finished trials for good.",
                    "add --yes to do it.");
            try
            {
                opened!.Remove(found.Name, parsed.GetValue(force));
            }
            catch (StudyInUseException inUse)
            {
                throw new CommandError(ExitCode.Store, inUse.Message,
                    "end that run first, or add --force; nothing was deleted.", inUse);
            }
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(new JsonObject { ["removed"] = found.Name });
            else
                surroundings.Terminal.Output.WriteLine($"removed {found.Name}");
            return ExitCode.Done;
        });
        return command;
    }
}
