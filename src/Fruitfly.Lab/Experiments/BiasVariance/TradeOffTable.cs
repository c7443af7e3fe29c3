using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>The numbers behind the trade-off.</summary>
static class TradeOffTable
{
    public static Table Of(ToyOutcome outcome) => new(
        "parts", "Bias and variance by capacity",
        FormattableString.Invariant(
            $"n = {outcome.Setting.DataSets:N0} data sets; ± is the 95 % interval (jackknife). – : has no mean. The error of one network: its squared distance from the true function. Variance from 100: as one run of notebook 8.2 would estimate it (n = {outcome.ByCapacity[0].Samples.Count:N0} estimates)."),
        ["hidden units", "squared bias", "variance", "sum", "error of one network, median", "10 % to 90 %",
            "variance from 100, median", "5 % to 95 %"],
        [.. outcome.ByCapacity.Select(Row)]);

    static IReadOnlyList<string> Row(CapacityOutcome outcome)
    {
        double[] errors = [.. outcome.Parts.Errors], samples = [.. outcome.Samples.Select(sample => sample.Variance)];
        return
        [
            outcome.HiddenUnits.ToString(CultureInfo.InvariantCulture),
            Cell(outcome.Parts.SquaredBias), Cell(outcome.Parts.Variance), Cell(outcome.Parts.Error),
            NumberText.Of(Median.Of(errors)), Range(errors, 0.1),
            NumberText.Of(Median.Of(samples)), Range(samples, 0.05),
        ];

        string Cell(Estimate estimate) =>
            outcome.HasMean ? NumberText.Measured(estimate.Mean, estimate.Low, estimate.High, 0, "") : "–";
    }

    static string Range(double[] values, double tail) =>
        $"{NumberText.Of(Quantile.Of(values, tail).Value)} to {NumberText.Of(Quantile.Of(values, 1 - tail).Value)}";
}
