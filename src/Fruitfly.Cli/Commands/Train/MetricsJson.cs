using System.Text.Json.Nodes;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>Metrics of trained networks as JSON: shares from 0 to 1; a number that is not finite is null.</summary>
static class MetricsJson
{
    public static JsonObject? Of(TrainedScores scores) => scores.Metrics is not { } metrics ? null : new()
    {
        ["split"] = metrics.Split.ToString().ToLowerInvariant(),
        ["groups"] = metrics.Groups,
        ["values"] = new JsonObject(metrics.Rows.Select(row => KeyValuePair.Create(
            KebabCase.Of($"{row.Metric}"), (JsonNode?)new JsonObject
            {
                ["value"] = TrainedJson.Number(row.Value),
                ["otherExamples"] = TrainedJson.Json(row.Examples),
                ["otherNetworks"] = TrainedJson.Json(row.Networks),
            }))),
        ["overconfidence"] = TrainedJson.Json(metrics.Overconfidence),
        ["classes"] = metrics.Confusions is { } confusions ? Classes(scores, confusions) : null,
        ["confusions"] = metrics.Confusions is { } counts ? Rows(counts) : null,
        ["calibration"] = metrics.Calibration is { } calibration
            ? new JsonArray([.. calibration.Bins.Where(bin => bin.Count > 0).Select(Bin)]) : null,
    };

    static JsonArray Classes(TrainedScores scores, ConfusionMatrix confusions)
    {
        var names = MetricTables.Names(scores);
        return [.. ClassScore.Of(confusions).Select(score => new JsonObject
        {
            ["name"] = names[score.Class],
            ["examples"] = score.Support,
            ["precision"] = TrainedJson.Number(score.Precision),
            ["recall"] = TrainedJson.Number(score.Recall),
            ["f1"] = TrainedJson.Number(score.F1),
        })];
    }

    static JsonArray Rows(ConfusionMatrix confusions) => [.. Enumerable.Range(0, confusions.Classes).Select(actual =>
        new JsonArray([.. Enumerable.Range(0, confusions.Classes)
            .Select(predicted => (JsonNode?)confusions[actual, predicted])]))];

    static JsonNode Bin(CalibrationBin bin) => new JsonObject
    {
        ["above"] = bin.Low,
        ["upTo"] = bin.High,
        ["n"] = bin.Count,
        ["confidence"] = bin.Confidence,
        ["right"] = bin.Right,
    };
}
