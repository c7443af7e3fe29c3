using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Setups;

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
        foreach (var network in networks)
            if (network.Trial.Recipe.EarlyStopping?.In(network.History) is { } stopped)
                terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"seed {network.Trial.Seed}: training ended after {stopped.Step:N0} steps, "
                    + $"with the parameters of step {stopped.RestoredStep:N0}"));
        foreach (var network in networks)
            if (network.History.Divergence is { } divergence)
                terminal.Output.WriteLine(
                    $"seed {network.Trial.Seed} diverged: the loss was not finite after {divergence.Step} steps");
    }
}
