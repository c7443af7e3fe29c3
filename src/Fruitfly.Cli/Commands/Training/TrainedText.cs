using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Lab.Reports;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>What training came to, as a person reads it.</summary>
static class TrainedText
{
    public static void WriteTrained(this Terminal terminal, DataSet data, Recipe recipe, IReadOnlyList<TrainedNetwork> networks)
    {
        var steps = recipe.Duration.InSteps(recipe.Batches.StepsPerEpoch(data.Training.Count));
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{data.Name}: {data.Features:N0} features, {(data.IsClassification ? $"{data.Classes:N0} classes" : "real values")}; {networks[0].Network.ParameterCount:N0} parameters, {steps:N0} steps"));
        terminal.WriteTable(["split", ">examples", "loss", "error"], Rows(data, networks));
        foreach (var network in networks)
            if (network.History.Divergence is { } divergence)
                terminal.Output.WriteLine($"seed {network.Seed} diverged: the loss was not finite after {divergence.Step} steps");
    }

    /// <summary>The mean over the seeds that did not diverge, with its interval; null where there is none.</summary>
    public static Estimate? Mean(IReadOnlyList<TrainedNetwork> networks, Split split, Func<Score, double> value) =>
        networks.Select(network => network[split]).OfType<Score>().Select(value).ToArray() is { Length: > 0 } values
            && values.All(double.IsFinite) ? Estimate.OfMean(values) : null;

    static IEnumerable<string[]> Rows(DataSet data, IReadOnlyList<TrainedNetwork> networks) =>
        from split in Enum.GetValues<Split>()
        let examples = data[split]
        where examples is not null
        select (string[])
        [
            split.ToString().ToLowerInvariant(), examples.Count.ToString("N0", CultureInfo.InvariantCulture),
            Cell(Mean(networks, split, score => score.Loss), ""), Cell(Mean(networks, split, score => 100 * score.Error), "%"),
        ];

    static string Cell(Estimate? mean, string unit) => mean switch
    {
        null => "–",
        { Count: 1 } => NumberText.WithUnit(mean.Mean, unit),
        _ => NumberText.Measured(mean.Mean, mean.Low, mean.High, mean.Count, unit),
    };
}
