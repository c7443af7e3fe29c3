using System.Text.Json.Nodes;
using Fruitfly.Cli.Terminals;
using Fruitfly.Reports;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>What a run cost beside what was predicted, in the summary; nothing where nothing was predicted.</summary>
static class CostText
{
    public static void WriteCost(this Terminal terminal, FinishedRun finished)
    {
        if (finished.Report.Provenance.Cost is { } cost)
            terminal.WriteWrapped($"cost: {CostWords.Of(cost)}");
    }

    public static JsonObject? Json(CostComparison? cost) => cost is null ? null : new JsonObject
    {
        ["trials"] = cost.Trials,
        ["predictedTrialSeconds"] = cost.PredictedSeconds,
        ["trialSeconds"] = cost.Seconds,
        ["workers"] = cost.Workers,
        ["predictedSeconds"] = cost.PredictedDuration.TotalSeconds,
        ["seconds"] = cost.Duration.TotalSeconds,
        ["shareOfPeak"] = cost.ShareOfPeak,
        ["peak"] = cost.Peak,
    };
}
