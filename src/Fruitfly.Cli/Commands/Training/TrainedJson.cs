using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>What training came to, as JSON.</summary>
static class TrainedJson
{
    /// <param name="interrupted">not all networks of the setup came to their end</param>
    public static JsonObject Of(TrainedScores scores, IEnumerable<string> files, bool interrupted)
    {
        var (setup, data, networks) = scores;
        return new()
        {
            ["command"] = setup.ToCommand(),
            ["settings"] = new JsonObject(from setting in Setting.All
                                          where setting.AppliesTo(setup)
                                          select KeyValuePair.Create(setting.Name, (JsonNode?)setting.ValueIn(setup))),
            ["data"] = data.Name,
            ["examples"] = EachSplit(split => data[split] is { } examples ? examples.Count : null),
            ["features"] = data.Features,
            ["classes"] = data.Classes,
            ["parameters"] = networks[0].Network.ParameterCount,
            ["loss"] = EachSplit(split => Json(scores.Loss(split))),
            ["error"] = EachSplit(split => Json(scores.Error(split))),
            ["covers"] = CoverageText.Code(setup, networks.Count),
            ["otherTestExamples"] = new JsonObject
            {
                ["error"] = scores.TestError is { } error ? Interval(error.Low, error.High) : null,
                ["loss"] = scores.TestLoss is { } loss ? Interval(loss.Low, loss.High) : null,
            },
            ["interrupted"] = interrupted,
            ["networks"] = new JsonArray([.. networks.Select(Json)]),
            ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]),
        };
    }

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

    static JsonObject Interval(double low, double high) => new() { ["low"] = Number(low), ["high"] = Number(high) };

    static JsonObject EachSplit(Func<Split, JsonNode?> value) => new(Enum.GetValues<Split>().Select(
        split => KeyValuePair.Create(split.ToString().ToLowerInvariant(), value(split))));

    static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
