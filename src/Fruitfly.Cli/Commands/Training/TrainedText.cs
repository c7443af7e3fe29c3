using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Lab.Evidence;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>What training came to, as a person reads it.</summary>
static class TrainedText
{
    public static void WriteTrained(this Terminal terminal, TrainedScores scores, Recipe recipe)
    {
        var (data, networks) = (scores.Data, scores.Networks);
        var steps = recipe.Duration.InSteps(recipe.Batches.StepsPerEpoch(data.Training.Count));
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{data.Name}: {data.Features:N0} feature{(data.Features == 1 ? "" : "s")}, {(data.IsClassification ? $"{data.Classes:N0} classes" : "real values")}; {networks[0].Network.ParameterCount:N0} parameters, {steps:N0} steps"));
        terminal.WriteTable(["split", ">examples", "loss", "error"], Rows(scores));
        foreach (var line in CoverageText.Lines(scores))
            terminal.WriteWrapped(line);
        foreach (var network in networks)
            if (network.History.Divergence is { } divergence)
                terminal.Output.WriteLine($"seed {network.Seed} diverged: the loss was not finite after {divergence.Step} steps");
    }

    static IEnumerable<string[]> Rows(TrainedScores scores) =>
        from split in Enum.GetValues<Split>()
        let examples = scores.Data[split]
        where examples is not null
        select (string[])
        [
            split.ToString().ToLowerInvariant(), examples.Count.ToString("N0", CultureInfo.InvariantCulture),
            Cell(scores.Loss(split), 1, ""), Cell(scores.Error(split), 100, "%"),
        ];

    static string Cell(Estimate? mean, double factor, string unit) => mean switch
    {
        null => "–",
        _ when !double.IsFinite(mean.Low) => NumberText.WithUnit(factor * mean.Mean, unit),
        _ => NumberText.Measured(factor * mean.Mean, factor * mean.Low, factor * mean.High, mean.Count, unit),
    };
}
