using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Initialization;

static class InitializationTables
{
    /// <summary>Each line of the derivation, layer by layer, beside what it says.</summary>
    public static Table Derivation(Propagation networks)
    {
        var variance = DeepNetworks.HeVariance;
        var depth = networks.Network.Depth;
        int[] layers =
            [.. new[] { 1, 2, depth / 5, depth / 2, depth }.Where(layer => layer >= 1 && layer <= depth).Distinct()];
        return new(
            "derivation", "The derivation, line by line",
            $"σ² = {variance.ToString(CultureInfo.InvariantCulture)}; mean ± half of the 95 % interval " +
            $"over {networks.Networks.Count} networks, by hidden layer. " +
            "D and D′ are the numbers of units before and behind the layer.",
            ["line", "formula says", .. layers.Select(layer => $"layer {layer}")],
            [
                Row("E[f] / √E[f²]", "0", layer => layer.F.Mean / Math.Sqrt(layer.F.Square)),
                Row("E[f²] / (σ² Σ E[h²])", "1", layer => layer.F.Square / (variance * layer.InputSquares)),
                Row("E[ReLU(f)²] / E[f²]", "1/2", layer => layer.H.Square / layer.F.Square),
                Row("Var[ReLU(f)] / Var[f], f normal", "0.341", layer => layer.H.Variance / layer.F.Variance),
                Ratio("E[f²] / that of the layer before", "D σ² / 2",
                    (before, layer) => layer.F.Square / before.F.Square),
                Ratio("E[(∂ℓ/∂f)²] of the layer before / this", "D′ σ² / 2",
                    (before, layer) => before.Gradient.Square / layer.Gradient.Square),
                Row("skewness of f", "0", layer => layer.F.Skewness),
                Row("excess kurtosis of f", "0", layer => layer.F.Kurtosis),
            ]);

        IReadOnlyList<string> Row(string line, string formula, Func<LayerStatistics, double> value) =>
            [line, formula, .. layers.Select(layer => MeanAndInterval(networks.Each(all => value(all[layer - 1]))))];
        IReadOnlyList<string> Ratio(
            string line, string formula, Func<LayerStatistics, LayerStatistics, double> value) =>
        [
            line, formula,
            .. layers.Select(layer =>
                layer == 1 ? "–" : MeanAndInterval(networks.Each(all => value(all[layer - 2], all[layer - 1])))),
        ];
    }

    /// <summary>By how many decades the variances grow a layer.</summary>
    public static Table Growth(DeepNetworks networks) => new(
        "growth", "Growth of the variance, decades a layer",
        "Mean ± standard deviation over networks, of the logarithm (base 10). The book's figure 7.4 says variance " +
        "but shows standard deviations, so twice what it shows stands here.",
        ["weights", "theory", "forwards", "book, forwards", "backwards", "book, backwards"],
        [
            .. networks.ByVariance.Select((propagation, i) =>
            {
                var variance = DeepNetworks.Variances[i];
                var theory = Math.Log10(propagation.Network.Widths[0] * variance / 2);
                var book = PublishedInitialization.Book[variance];
                return (IReadOnlyList<string>)
                [
                    propagation.Network.Name, Text(theory, 3),
                    NumberText.MeanAndDeviation(propagation.Growth(Propagation.LogForward), 3),
                    Text(2 * book.Forward, 3),
                    NumberText.MeanAndDeviation(
                        [.. propagation.Growth(Propagation.LogBackward).Select(growth => -growth)], 3),
                        Text(-2 * book.Backward, 3),
                ];
            }),
        ]);

    /// <summary>Where each initialization leads.</summary>
    public static Table Learning(IReadOnlyList<TrainedInitializer> outcomes) => new(
        "learning", "Training by initialization",
        $"Mean ± standard deviation over the seeds. Epochs: until fewer than {TrainedInitializer.Learned} % of the " +
        "training set are wrong, of those that got there.",
        ["initialization", "seeds", "loss before", "loss after", "training error (%)", "test error (%)",
            "epochs to learn", "rank of W₁, W₂, W₃", "different units", "inactive units before → after (%)"],
        [
            .. outcomes.Select(outcome => (IReadOnlyList<string>)
            [
                outcome.Initializer.Name,
                outcome.Diverged == 0
                    ? $"{outcome.Trials.Count}" : $"{outcome.Trials.Count} ({outcome.Diverged} diverged)",
                NumberText.MeanAndDeviation(outcome.FirstLoss(), 2),
                NumberText.MeanAndDeviation(outcome.FinalLoss(), 3),
                NumberText.MeanAndDeviation(outcome.FinalError(Split.Training), 1),
                NumberText.MeanAndDeviation(outcome.FinalError(Split.Test), 1),
                NumberText.MeanAndDeviation(outcome.EpochsToLearn(), 1),
                outcome.Inspections.Count == 0 ? "–" : string.Join(", ", outcome.Inspections[0].Ranks),
                outcome.Inspections.Count == 0 ? "–" : string.Join(", ", outcome.Inspections[0].UnitRanks),
                outcome.Inspections.Count == 0 ? "–" : string.Join("; ", Enumerable.Range(0, 2).Select(k =>
                    $"{Text(100 * outcome.FirstLook(look => look.Inactive[k]).Average(), 0)} " +
                        $"→ {Text(100 * outcome.LastLook(look => look.Inactive[k]).Average(), 0)}")),
            ]),
        ]);

    static string MeanAndInterval(double[] values)
    {
        var estimate = Estimate.OfMean(values);
        return estimate.Count == 1
            ? Text(estimate.Mean, 3) : $"{Text(estimate.Mean, 3)} ± {Text(estimate.High - estimate.Mean, 3)}";
    }

    static string Text(double value, int digits) => NumberText.WithDecimals(value, digits);
}
