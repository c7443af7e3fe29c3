using System.CommandLine;
using Fruitfly.Cli.Commands.Run;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Data.Images;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports.Folders;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly run</c>: one experiment, with its own options.</summary>
static class RunCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var first = surroundings.Experiments.Experiments.FirstOrDefault()?.Name ?? "<experiment>";
        return new DocumentedCommand("run",
            "Runs an experiment: trains what is missing, draws the figures, checks the claims, writes the report.")
        {
            Examples =
            [
                ($"fruitfly run {first} --quick", "see the shape in seconds"),
                ($"fruitfly run {first}", "the published setting"),
                ($"fruitfly run {first} --help", "what can be varied"),
            ],
            PartName = "experiment",
            Commands = surroundings.Experiments.Experiments.Select(experiment => Create(surroundings, experiment)),
        };
    }

    static DocumentedCommand Create(Surroundings surroundings, Experiment experiment)
    {
        var study = new Option<string?>("--study")
        {
            Description = "keep the trials under another name",
            HelpName = "NAME"
        };
        var decided = new UntilDecidedOptions();
        var varied = experiment.Options.ToDictionary(option => option.Name, ExperimentOptionText.Create);
        var common = new RunOptions(experiment.ReadsImages, experiment.ReadsFiles);
        var command = new DocumentedCommand(experiment.Name,
            $"{experiment.Title}\n{experiment.Summary}\nSource: {experiment.Source}")
        {
            Title = experiment.Title,
            Examples = Examples(experiment),
        };
        foreach (var option in varied.Values)
            command.Options.Add(option);
        common.AddTo(command);
        if (experiment.Options.Any(option => option.IsSeedCount || option.IsRepetitionCount))
            decided.AddTo(command);
        command.Options.Add(study);
        command.SetAction((parsed, cancellation) =>
        {
            var changed = varied.Where(option => parsed.GetValue(option.Value) is not null)
                .ToDictionary(option => option.Key, option => parsed.GetValue(option.Value)!.Value);
            var words = parsed.Tokens.Select(token => token.Value).ToList();
            var run = new ExperimentRun(experiment,
                Settings(experiment, common.Preset(parsed), changed, common.Images(parsed)))
            {
                Command = ShellText.Of("fruitfly", words),
                Workers = common.Workers(parsed),
                RetryFailed = common.Retry(parsed),
                Speeds = surroundings.Speeds,
            };
            run = run with { Study = parsed.GetValue(study) ?? run.Study };
            if (common.DryRun(parsed))
            {
                DryRun.Of(surroundings, common.Store(parsed), [run], cancellation)
                    .Write(surroundings.Terminal, common.Json(parsed));
                return Task.FromResult(ExitCode.Done);
            }
            if (ReportPlace.Problem(common.Reports(parsed),
                ExperimentReport.PageName(run.Experiment, run.Settings)) is { } problem)
                throw problem;
            using var store = surroundings.OpenStore(common.Store(parsed));
            common.Remember(parsed, store, surroundings.Time);
            var session = new RunSession(surroundings, store, common.Reports(parsed),
                ShellText.Of(surroundings.CommandName, words));
            var (finished, looks) = decided.AtMost(parsed) is { } atMost
                ? session.RunUntilDecided(run, atMost, cancellation) : (session.Run(run, cancellation), null);
            if (common.Json(parsed))
                surroundings.Terminal.WriteJson(ReportJson.Of(finished, looks));
            else
                surroundings.Terminal.WriteAnswer(finished, common.Claims(parsed),
                    ShellText.Of(surroundings.CommandName, words), looks);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static ExperimentSettings Settings(
        Experiment experiment, Preset preset, Dictionary<string, double> changed, ImageSets images)
    {
        try
        {
            return new ExperimentSettings(experiment, preset, changed) { Images = images };
        }
        catch (OptionException wrong)
        {
            throw new UsageError("--" + wrong.Message, $"see 'fruitfly run {experiment.Name} --help'.");
        }
    }

    static List<(string, string)> Examples(Experiment experiment)
    {
        var examples = new List<(string, string)>
        {
            ($"fruitfly run {experiment.Name} --quick", "see the shape in seconds"),
            ($"fruitfly run {experiment.Name}", "the published setting"),
            ($"fruitfly run {experiment.Name} --dry-run", "how long that would take"),
        };
        if (experiment.Options is [var option, ..])
            examples.Add(
                (FormattableString.Invariant($"fruitfly run {experiment.Name} --quick --{option.Name} {option.Full}"),
                    option.Description));
        return examples;
    }
}
