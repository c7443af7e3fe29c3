using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies list</c></summary>
static class ListStudiesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var command = new DocumentedCommand("list", "Lists the studies, their progress, and the predictions they keep.")
        {
            Examples = [("fruitfly studies list", "a table"),
                ("fruitfly studies list --store other.db --json", "another store, for a script")],
            Options = { store, json },
        };
        command.SetAction(parsed =>
        {
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var studies = opened?.Studies() ?? [];
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(
                    new JsonArray([.. studies.Select(study => StudyJson.Of(study, Kept(study)))]));
            else if (studies.Count == 0)
                surroundings.Terminal.Error.WriteLine(
                    $"no studies yet in {surroundings.StorePath(parsed.GetValue(store))}");
            else
                surroundings.Terminal.WriteTable(
                    ["study", "experiment", "preset", "created", ">finished", ">diverged", ">failed", ">waiting",
                        ">predictions"],
                    studies.Select(study => Row(study, Kept(study))));
            return ExitCode.Done;

            KeptPredictions Kept(Study study) => opened!.KeptPredictions(study.Name);
        });
        return command;
    }

    static string[] Row(Study study, KeptPredictions kept) =>
    [
        study.Name, study.Experiment, study.Settings.Preset, study.Created.ToLocalTime().ToString("yyyy-MM-dd HH:mm"),
        $"{study.Trials.Finished}/{study.Trials.Total}", study.Trials.Diverged.ToString(),
        study.Trials.Failed.ToString(),
        (study.Trials.Planned + study.Trials.Running).ToString(),
        kept.Trials == 0 ? "none" : ByteCount.Of(kept.Bytes),
    ];
}
