using System.Text.Json.Nodes;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Models;
using Fruitfly.Models.Tables;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Compare;

/// <summary>A comparison as JSON; shares from 0 to 1, differences are A − B, and a number that is not finite is
/// null.</summary>
static class ComparisonJson
{
    public static JsonObject Of(SettingComparison comparison)
    {
        var over = comparison.Repetitions;
        return new()
        {
            ["metric"] = KebabCase.Of(comparison.Metric),
            ["split"] = comparison.Split.ToString().ToLowerInvariant(),
            ["a"] = Side(comparison.A, comparison.MeanA),
            ["b"] = Side(comparison.B, comparison.MeanB),
            ["repetitions"] = Difference(comparison.Metric, over.Difference),
            ["over"] = comparison.IsOverSplits ? "splits" : "seeds",
            ["paired"] = over.IsPaired,
            ["p"] = Number(over.P),
            ["toDecide"] = ToDecide(over.ToDecide),
            ["examples"] = comparison.Examples is { } examples ? Difference(comparison.Metric, examples) : null,
            ["mcNemar"] = McNemar(comparison.McNemar),
        };
    }

    public static JsonObject Of(ModelComparison comparison, ComparedModels models) => new()
    {
        ["metric"] = KebabCase.Of(comparison.Metric),
        ["rows"] = comparison.Rows,
        ["a"] = Model(models.NameA, models.A, comparison.A),
        ["b"] = Model(models.NameB, models.B, comparison.B),
        ["examples"] = Difference(comparison.Metric, comparison.Difference),
        ["toDecide"] = ToDecide(comparison.ToDecide),
        ["mcNemar"] = McNemar(comparison.McNemar),
    };

    /// <summary>The settings of a study by their numbers.</summary>
    public static JsonObject Of(string study, IReadOnlyList<NumberedSetting> settings) => new()
    {
        ["study"] = study,
        ["settings"] = new JsonArray([.. settings.Select(setting => new JsonObject
        {
            ["number"] = setting.Number,
            ["values"] = new JsonObject(setting.Values.Select(value =>
                KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value)))),
            ["done"] = setting.Trials.Count(trial => trial.State == TrialState.Done),
            ["trials"] = setting.Trials.Count,
        })]),
    };

    static JsonObject Model(string name, Model model, double value) => new()
    {
        ["model"] = name,
        ["networks"] = model.Networks.Count,
        ["value"] = Number(value),
    };

    static JsonObject ToDecide(DecidingCount count) => new() { ["even"] = count.Even, ["likely"] = count.Likely };

    static JsonObject? McNemar(McNemar? test) => test is { } known
        ? new() { ["aAloneWrong"] = known.First, ["bAloneWrong"] = known.Second, ["p"] = known.P } : null;

    static JsonObject Side(ComparedSide side, double mean) => new()
    {
        ["setting"] = side.Name,
        ["networks"] = side.Trials.Count,
        ["diverged"] = side.Diverged,
        ["mean"] = Number(mean),
    };

    static JsonObject Difference(Metric metric, Estimate difference) => new()
    {
        ["mean"] = Number(difference.Mean),
        ["low"] = Number(difference.Low),
        ["high"] = Number(difference.High),
        ["n"] = difference.Count,
        ["verdict"] = SettingComparison.VerdictOf(metric, difference) switch
        {
            ComparisonVerdict.IsABetter => "a-is-better",
            ComparisonVerdict.IsBBetter => "b-is-better",
            _ => "undecided",
        },
    };

    static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
