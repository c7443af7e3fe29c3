using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>What training came to, as JSON.</summary>
static class TrainedJson
{
    /// <param name="interrupted">not all networks of the setup came to their end</param>
    /// <param name="report">the page; null where there is none</param>
    public static JsonObject Of(TrainedScores scores, IEnumerable<string> files, bool interrupted, string? report)
    {
        var (plan, networks) = (scores.Plan, scores.Networks);
        var (setup, size) = (plan.Setup, plan.Size);
        return new()
        {
            ["command"] = setup.ToCommand(),
            ["settings"] = new JsonObject(from setting in Setting.All
                                          where setting.AppliesTo(setup)
                                          select KeyValuePair.Create(setting.Name, (JsonNode?)setting.ValueIn(setup))),
            ["chosenByDefault"] = ChosenByDefault.Json(plan),
            ["data"] = plan.Data,
            ["reading"] = plan.Reading is null ? null : ReadingText.Json(plan.Reading),
            ["examples"] = EachSplit(split => size[split] > 0 ? size[split] : null),
            ["features"] = size.Features,
            ["classes"] = size.Classes,
            ["parameters"] = networks[0].Parameters,
            ["loss"] = EachSplit(split => Json(scores.Loss(split))),
            ["error"] = EachSplit(split => Json(scores.Error(split))),
            ["covers"] = CoverageWords.Code(setup, networks.Count),
            ["otherTestExamples"] = new JsonObject
            {
                ["error"] = scores.TestError is { } error ? Interval(error.Low, error.High) : null,
                ["loss"] = scores.TestLoss is { } loss ? Interval(loss.Low, loss.High) : null,
            },
            ["metrics"] = MetricsJson.Of(scores),
            ["interrupted"] = interrupted,
            ["study"] = plan.Study,
            ["report"] = report,
            ["networks"] = new JsonArray([.. networks.Select(Json)]),
            ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]),
        };
    }

    static JsonObject Json(TrialResult network) => new()
    {
        // of early stopping
        ["endedStep"] = network.Trial.Recipe.EarlyStopping?.In(network.History)?.Step,
        ["restoredStep"] = network.Trial.Recipe.EarlyStopping?.In(network.History)?.RestoredStep,
        ["seed"] = network.Trial.Seed,
        ["divergedStep"] = network.History.Divergence?.Step,
        ["loss"] = EachSplit(split => Number(TrainedScores.Of(network, split)?.Loss)),
        ["error"] = EachSplit(split => Number(TrainedScores.Of(network, split)?.Error)),
    };

    internal static JsonObject? Json(Estimate? mean) => mean is null ? null : new()
    {
        ["mean"] = mean.Mean,
        ["low"] = Number(mean.Low),
        ["high"] = Number(mean.High),
        ["n"] = mean.Count,
    };

    static JsonObject Interval(double low, double high) => new() { ["low"] = Number(low), ["high"] = Number(high) };

    static JsonObject EachSplit(Func<Split, JsonNode?> value) => new(Enum.GetValues<Split>().Select(
        split => KeyValuePair.Create(split.ToString().ToLowerInvariant(), value(split))));

    internal static JsonNode? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
