using System.Globalization;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Reports;

/// <summary>Predicted and actual cost in a sentence, the same on the page and in the terminal.</summary>
public static class CostWords
{
    /// <summary>"15 trials took 11.9 s, 11.2 s were predicted (1.06 times); 6.1 s on 2
    /// workers, predicted 5.7 s".</summary>
    public static string Of(CostComparison cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cost.Trials} {(cost.Trials == 1 ? "trial" : "trials")} took {Time(cost.Seconds)}, {Time(cost.PredictedSeconds)} were predicted " +
        $"({cost.Ratio:0.00} times); {Time(cost.Duration.TotalSeconds)} on {cost.Workers} {(cost.Workers == 1 ? "worker" : "workers")}, " +
        $"predicted {Time(cost.PredictedDuration.TotalSeconds)}{Share(cost)}");

    static string Share(CostComparison cost) => cost.ShareOfPeak is not { } share ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"; trials reached {share:0.00} of the {cost.Peak / 1e9:0.#} Gflop/s that a core does at most");

    static string Time(double seconds) => ProvenanceWords.Duration(TimeSpan.FromSeconds(seconds));
}
