using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Reports;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies show</c></summary>
static class ShowStudyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var study = KnownStudy.Argument();
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var limit = new Option<int>("--limit") { Description = "how many trials to show", HelpName = "N", DefaultValueFactory = _ => 40 };
        var command = new DocumentedCommand("show", "Shows a study and its trials: state, seed, last loss and error.")
        {
            Examples =
            [
                ("fruitfly studies show mnist1d-training-quick", "the first trials"),
                ("fruitfly studies show mnist1d-training-quick --json", "all of them, for a script"),
            ],
            Arguments = { study },
            Options = { limit, store, json },
        };
        command.SetAction(parsed =>
        {
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var found = KnownStudy.Find(opened, parsed.GetRequiredValue(study));
            if (parsed.GetValue(json))
            {
                var value = StudyJson.Of(found);
                List<TrialRecord> records = [.. opened!.Trials(found.Name)];
                value["testSet"] = StudyJson.Of(TestSetUse.Of(found.Name, records));
                value["records"] = new JsonArray([.. records.Select(StudyJson.Of)]);
                surroundings.Terminal.WriteJson(value);
            }
            else
                Show(surroundings.Terminal, found, [.. opened!.Trials(found.Name)], Math.Max(0, parsed.GetValue(limit)));
            return ExitCode.Done;
        });
        return command;
    }

    static void Show(Terminal terminal, Study study, IReadOnlyList<TrialRecord> trials, int limit)
    {
        var counts = study.Trials;
        terminal.Output.WriteLine($"{study.Name}: {study.Experiment}, {study.Settings.Preset}");
        terminal.Output.WriteLine(
            $"{counts.Total} trials: {counts.Done} done, {counts.Diverged} diverged, {counts.Failed} failed, {counts.Running} running, {counts.Planned} planned");
        terminal.Output.WriteLine($"test set: {TestSetWords.Of(TestSetUse.Of(study.Name, trials))}");
        terminal.WriteTable(
            [">#", "trial", "state", ">seed", ">steps", ">train loss", ">train error", ">test loss", ">test error", ">seconds", "reason"],
            trials.Take(limit).Select(trial => Row(trial, terminal.HasUnicode)));
        if (counts.Total > limit)
            terminal.Output.WriteLine($"{counts.Total - limit} more: --limit {counts.Total} shows all.");
    }

    static string[] Row(TrialRecord trial, bool unicode)
    {
        var last = trial.Result?.History.Last;
        return
        [
            trial.Position.ToString(), trial.Hash[..10], State(trial.State, unicode), trial.Result?.Trial.Seed.ToString() ?? "",
            last?.Step.ToString() ?? "", Loss(last?.Training?.Loss), Share(last?.Training?.Error), Loss(last?.Test?.Loss),
            Share(last?.Test?.Error), trial.Result?.Seconds.ToString("0.00", CultureInfo.InvariantCulture) ?? "", trial.Error?.Split('\n')[0] ?? "",
        ];
    }

    static string State(TrialState state, bool unicode)
    {
        var words = state.ToString().ToLowerInvariant();
        var mark = state switch
        {
            TrialState.Planned => '○',
            TrialState.Running => '◐',
            TrialState.Done => '●',
            TrialState.Diverged => '▲',
            _ => '✕',
        };
        return unicode ? $"{mark} {words}" : words;
    }

    static string Loss(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";

    static string Share(double? value) => value is { } share && double.IsFinite(share) ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "";
}
