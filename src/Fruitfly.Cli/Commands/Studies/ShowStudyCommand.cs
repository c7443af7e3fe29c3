using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Reports;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies show</c></summary>
static class ShowStudyCommand
{
    const int DefaultLimit = 40;

    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var study = KnownStudy.Argument(surroundings, store);
        var limit = NumberOption.Of<int>("--limit", $"how many trials to show (default: {DefaultLimit})", least: 0);
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
                var value = StudyJson.Of(found, opened!.KeptPredictions(found.Name));
                value["definition"] = found.Definition;
                value["testSet"] = StudyJson.Of(opened.TestSet(found.Name));
                value["records"] = new JsonArray([.. First(opened, found.Name, int.MaxValue).Select(StudyJson.Of)]);
                surroundings.Terminal.WriteJson(value);
            }
            else
                Show(surroundings.Terminal, opened!, found, parsed.GetValue(limit) ?? DefaultLimit);
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<TrialSummary> First(IStudyStore store, string study, int count)
    {
        for (var skip = 0; skip < count;)
        {
            var page = store.Page(study,
                new() { Skip = skip, Take = Math.Min(count - skip, TrialQuery.LargestPage) }).Trials;
            foreach (var trial in page)
                yield return trial;
            skip = page.Count < TrialQuery.LargestPage ? count : skip + page.Count;
        }
    }

    static void Show(Terminal terminal, IStudyStore store, Study study, int limit)
    {
        var counts = study.Trials;
        terminal.Output.WriteLine($"{study.Name}: {study.Experiment}, {study.Settings.Preset}");
        terminal.Output.WriteLine(
            $"{counts.Total} trials: {counts.Done} done, {counts.Diverged} diverged, {counts.Failed} " +
            $"failed, {counts.Running} running, {counts.Planned} planned");
        terminal.Output.WriteLine($"test set: {TestSetWords.Of(store.TestSet(study.Name))}");
        if (store.KeptPredictions(study.Name) is { Trials: > 0 } kept)
            terminal.Output.WriteLine(
                $"predictions: kept of {kept.Trials} {(kept.Trials == 1 ? "trial" : "trials")}, " +
                ByteCount.Of(kept.Bytes));
        terminal.WriteTable(
            [">#", "trial", "state", ">seed", ">steps", ">train loss", ">train error", ">test loss", ">test error",
                ">seconds", "reason"],
            First(store, study.Name, limit).Select(trial => Row(trial, terminal.HasUnicode)));
        if (study.Definition is { } definition)
        {
            terminal.Output.WriteLine(study.Experiment == DiagnosisRun.Experiment
                ? "what was asked:" : "study file, with every value filled in:");
            foreach (var line in definition.TrimEnd('\n').Split('\n'))
                terminal.Output.WriteLine($"  {line}");
        }
        if (counts.Total > limit)
            terminal.Output.WriteLine($"{counts.Total - limit} more: --limit {counts.Total} shows all.");
    }

    static string[] Row(TrialSummary trial, bool unicode) =>
    [
        trial.Position.ToString(), trial.Hash[..10], State(trial.State, unicode), trial.Seed,
        trial[TrialMeasure.Step]?.ToString(CultureInfo.InvariantCulture) ?? "",
        Loss(trial[TrialMeasure.TrainingLoss]), Share(trial[TrialMeasure.TrainingError]),
        Loss(trial[TrialMeasure.TestLoss]),
        Share(trial[TrialMeasure.TestError]),
        trial[TrialMeasure.Seconds]?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        trial.Error?.Split('\n')[0] ?? "",
    ];

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

    static string Share(double? value) =>
        value is { } share && double.IsFinite(share)
            ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "";
}
