using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>What training came to, as JSON.</summary>
static class TrainedJson
{
    public static JsonObject Of(TrainingSetup setup, DataSet data, IReadOnlyList<TrainedNetwork> networks, IEnumerable<string> files, TableReading? reading = null) => new()
    {
        ["command"] = setup.ToCommand(),
        ["settings"] = new JsonObject(from setting in Setting.All
                                      where setting.AppliesTo(setup)
                                      select KeyValuePair.Create(setting.Name, (JsonNode?)setting.ValueIn(setup))),
        ["data"] = data.Name,
        ["reading"] = reading is null ? null : ReadingText.Json(reading),
        ["examples"] = EachSplit(split => data[split] is { } examples ? examples.Count : null),
        ["features"] = data.Features,
        ["classes"] = data.Classes,
        ["parameters"] = networks[0].Network.ParameterCount,
        ["loss"] = EachSplit(split => Json(TrainedText.Mean(networks, split, score => score.Loss))),
        ["error"] = EachSplit(split => Json(TrainedText.Mean(networks, split, score => score.Error))),
        ["networks"] = new JsonArray([.. networks.Select(Json)]),
        ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]),
    };

    static JsonObject Json(TrainedNetwork network) => new()
    {
        ["seed"] = network.Seed,
        ["divergedStep"] = network.History.Divergence?.Step,
        ["loss"] = EachSplit(split => Number(network[split]?.Loss)),
        ["error"] = EachSplit(split => Number(network[split]?.Error)),
    };

    static JsonObject? Json(Estimate? mean) => mean is null ? null : new()
    {
        ["mean"] = mean.Mean,
        ["low"] = Number(mean.Low),
        ["high"] = Number(mean.High),
        ["n"] = mean.Count,
    };

    static JsonObject EachSplit(Func<Split, JsonNode?> value) => new(Enum.GetValues<Split>().Select(
        split => KeyValuePair.Create(split.ToString().ToLowerInvariant(), value(split))));

    static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
