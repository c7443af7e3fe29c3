using Fruitfly.Lab.CommandLines;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>What one could do with a trial now.</summary>
static class NextStep
{
    public static string Of(Surroundings surroundings, IStudyStore store, TrialStory story)
    {
        if (story.Places is not [var place, ..])
            return "nothing: no study plans it, and it goes with the next study that is removed.";
        var name = surroundings.CommandName;
        return story.State switch
        {
            TrialState.Planned => $"{Run(surroundings, store, place, []) ?? "run its study"} trains it.",
            TrialState.Running when story.Worker is { IsAlive: false } =>
                $"{Run(surroundings, store, place, []) ?? "run its study"} takes it back and trains it.",
            TrialState.Running => "wait until it ends.",
            TrialState.Failed => "remove the cause; then " +
                $"{Run(surroundings, store, place, ["--retry"]) ?? "run its study again with --retry"} trains it again.",
            TrialState.Diverged =>
                "nothing: it would diverge again. A smaller learning rate or clipped gradients make it another trial.",
            _ => $"{ShellText.Of(name, ["verify", place.Study, "--all"])} trains it and the others again, and " +
                "compares bits.",
        };
    }

    /// <summary>The command that runs the study; null where this program has no such experiment.</summary>
    static string? Run(Surroundings surroundings, IStudyStore store, TrialPlace place, string[] more)
    {
        if (surroundings.Experiments.Find(place.Experiment) is not { } experiment
            || store.Find(place.Study) is not { } study)
            return null;
        return "'" + ShellText.Of(surroundings.CommandName,
        [
            "run", experiment.Name, .. study.Settings.Preset == "quick" ? (string[])["--quick"] : [],
            .. study.Settings.Options.OrderBy(option => option.Key, StringComparer.Ordinal).SelectMany(option =>
                (string[])[$"--{option.Key}", FormattableString.Invariant($"{option.Value}")]),
            "--study", study.Name, .. more,
        ]) + "'";
    }
}
