using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>What training came to, as a person reads it.</summary>
static class TrainedText
{
    /// <param name="metrics">those to show</param>
    public static void WriteTrained(this Terminal terminal, TrainedScores scores, ChosenMetrics metrics)
    {
        var (plan, networks) = (scores.Plan, scores.Networks);
        var (size, recipe) = (plan.Size, plan.Trials[0].Recipe);
        var steps = recipe.Duration.InSteps(recipe.Batches.StepsPerEpoch(size.Training));
        var targets =
            size.Classes > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{size.Classes:N0} classes") : "real values";
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{plan.Data}: {size.Features:N0} feature{(size.Features == 1 ? "" : "s")}, {targets}; "
            + $"{networks[0].Parameters:N0} parameters, {steps:N0} steps"));
        foreach (var line in ChosenByDefault.Lines(plan))
            terminal.WriteWrapped(line);
        terminal.WriteTable(["split", ">examples", "loss", "error"], scores.Rows());
        foreach (var line in CoverageText.Lines(scores))
            terminal.WriteWrapped(line);
        metrics.Write(terminal, scores);
        if (Stopped(networks) is { } stopped)
            terminal.Output.WriteLine(stopped);
        foreach (var network in networks)
            if (network.History.Divergence is { } divergence)
                terminal.Output.WriteLine(
                    $"seed {network.Trial.Seed} diverged: the loss was not finite after {divergence.Step} steps");
    }

    /// <summary>Where training ended early; of several networks from the first to the last. Null where none
    /// could.</summary>
    static string? Stopped(IReadOnlyList<TrialResult> networks)
    {
        StoppedTraining[] stopped = [.. networks.Select(network =>
            network.Trial.Recipe.EarlyStopping?.In(network.History)).OfType<StoppedTraining>()];
        if (stopped.Length == 0)
            return null;
        var (ends, restored) = (stopped.Select(one => one.Step), stopped.Select(one => one.RestoredStep));
        var invariant = CultureInfo.InvariantCulture;
        return networks.Count == 1
            ? string.Create(invariant, $"seed {networks[0].Trial.Seed}: training ended after {ends.First():N0} steps, " +
                $"with the parameters of step {restored.First():N0}")
            : string.Create(invariant, $"training ended after {ends.Min():N0} to {ends.Max():N0} steps, " +
                $"with the parameters of steps {restored.Min():N0} to {restored.Max():N0}");
    }
}
