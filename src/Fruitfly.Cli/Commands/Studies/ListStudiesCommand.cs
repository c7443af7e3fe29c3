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
            var kept = studies.Select(study => opened!.KeptPredictions(study.Name)).ToList();
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(
                    new JsonArray([.. studies.Select((study, i) => StudyJson.Of(study, kept[i]))]));
            else if (studies.Count == 0)
                surroundings.Terminal.Error.WriteLine(
                    $"no studies yet in {Surroundings.ShownStore(parsed.GetValue(store))}");
            else
                Write(surroundings.Terminal, studies, kept);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The last column is there where any study keeps predictions.</summary>
    static void Write(Terminal terminal, IReadOnlyList<Study> studies, List<KeptPredictions> kept)
    {
        var columns = kept.Any(of => of.Trials > 0) ? 9 : 8;
        string[] header =
            ["study", "experiment", "preset", "created", ">finished", ">diverged", ">failed", ">waiting",
                ">predictions"];
        terminal.WriteTable(header[..columns], studies.Select((study, i) => Row(study, kept[i])[..columns]));
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
