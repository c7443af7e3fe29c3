using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Run;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Data.Files;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly reproduce</c>: every experiment, one scoreboard.</summary>
static class ReproduceCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var names = new Argument<string[]>("experiment")
        {
            Description = "only these (default: all)",
            Arity = ArgumentArity.ZeroOrMore
        };
        names.CompletionSources.Add([.. surroundings.Experiments.Experiments.Select(experiment => experiment.Name)]);
        var common = new RunOptions(readsImages: true);
        var command = new DocumentedCommand("reproduce",
            "Runs every experiment and prints which published claims the measurements confirm.")
        {
            Examples =
            [
                ("fruitfly reproduce --quick", "all of it in a few minutes"),
                ("fruitfly reproduce", "with the published settings"),
                ("fruitfly reproduce --dry-run", "how long that would take"),
                ("fruitfly reproduce --quick --json > claims.json", "the claims for a script"),
            ],
            Arguments = { names },
        };
        common.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var all = Chosen(surroundings.Experiments, parsed.GetValue(names) ?? [])
                .Select(experiment => Run(surroundings, experiment, common, parsed)).ToList();
            var runs = all.Where(run => run.Experiment.Missing(run.Settings) is null).ToList();
            var left = all.Except(runs)
                .ToDictionary(run => run.Experiment.Name, run => run.Experiment.Missing(run.Settings)!);
            foreach (var (name, missing) in left)
                surroundings.Terminal.Error.WriteLine(
                    $"{name}: not run: {missing.Problem} ({missing.File}).\nhint: {missing.Hint}");
            if (common.DryRun(parsed))
            {
                DryRun.Of(surroundings, common.Store(parsed), runs, cancellation)
                    .Write(surroundings.Terminal, common.Json(parsed));
                return Task.FromResult(ExitCode.Done);
            }
            var words = parsed.Tokens.Select(token => token.Value).ToList();
            if (ReportPlace.Problem(common.Reports(parsed),
                runs.Select(run => ExperimentReport.PageName(run.Experiment, run.Settings))) is { } problem)
                throw problem;
            using var store = surroundings.OpenStore(common.Store(parsed));
            var session = new RunSession(surroundings, store, common.Reports(parsed),
                ShellText.Of(surroundings.CommandName, words));
            var (finished, failed) = session.RunAll(runs, cancellation);
            var index = Path.Combine(common.Reports(parsed), ReportFolder.IndexName);
            if (common.Json(parsed))
                surroundings.Terminal.WriteJson(Describe(finished, left, index));
            else
                surroundings.Terminal.WriteAnswer(finished, left, common.Claims(parsed), index,
                    Next(surroundings, common.Reports(parsed), left));
            return Task.FromResult(failed ? ExitCode.Failed : ExitCode.Done);
        });
        return command;
    }

    /// <summary>In the order of the catalog.</summary>
    static IEnumerable<Experiment> Chosen(ExperimentCatalog catalog, string[] names)
    {
        if (names.FirstOrDefault(name => catalog.Find(name) is null) is { } unknown)
            throw UsageError.NoExperiment("reproduce", unknown, catalog);
        return catalog.Experiments.Where(experiment => names.Length == 0 || names.Contains(experiment.Name));
    }

    static ExperimentRun Run(
        Surroundings surroundings, Experiment experiment, RunOptions common, ParseResult parsed)
    {
        var preset = common.Preset(parsed);
        return new ExperimentRun(experiment,
            new ExperimentSettings(experiment, preset) { Images = common.Images(parsed) })
        {
            Command = $"fruitfly run {experiment.Name}{(preset == Preset.Quick ? " --quick" : "")}",
            Workers = common.Workers(parsed),
            RetryFailed = common.Retry(parsed),
            Speeds = surroundings.Speeds,
        };
    }

    static JsonObject Describe(
        IReadOnlyList<FinishedRun> finished, Dictionary<string, DataFileException> left, string index) => new()
        {
            ["index"] = finished.Count > 0 ? index : null,
            ["claims"] = ClaimJson.Of(finished.SelectMany(run => run.Report.Findings.Claims)),
            ["experiments"] = new JsonArray([.. finished.Select(ReportJson.Of)]),
            ["notRun"] = new JsonArray([.. left.Select(pair => new JsonObject
        {
            ["experiment"] = pair.Key, ["reason"] = $"{pair.Value.Problem} ({pair.Value.File})",
            ["hint"] = pair.Value.Hint,
        })]),
        };

    // What is missing comes first; else what there is to look at.
    static string Next(Surroundings surroundings, string reports, Dictionary<string, DataFileException> left) =>
        left.Count > 0
        ? $"{surroundings.CommandName} doctor"
        : ShellText.Of(surroundings.CommandName,
            ["serve", .. reports == CommandSyntax.ReportsFolder ? (string[])[] : ["--reports", reports]]);
}
