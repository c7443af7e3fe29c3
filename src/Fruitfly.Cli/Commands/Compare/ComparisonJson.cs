using System.Text.Json.Nodes;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Measurement;

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
            ["metric"] = KebabCase.Of($"{comparison.Metric}"),
            ["split"] = comparison.Split.ToString().ToLowerInvariant(),
            ["a"] = Side(comparison.A, comparison.MeanA),
            ["b"] = Side(comparison.B, comparison.MeanB),
            ["repetitions"] = Difference(comparison, over.Difference),
            ["over"] = comparison.IsOverSplits ? "splits" : "seeds",
            ["paired"] = over.IsPaired,
            ["p"] = Number(over.P),
            ["toDecide"] = new JsonObject { ["even"] = over.ToDecide.Even, ["likely"] = over.ToDecide.Likely },
            ["examples"] = comparison.Examples is { } examples ? Difference(comparison, examples) : null,
            ["mcNemar"] = comparison.McNemar is { } test
                ? new JsonObject { ["aAloneWrong"] = test.First, ["bAloneWrong"] = test.Second, ["p"] = test.P } : null,
        };
    }

    static JsonObject Side(ComparedSide side, double mean) => new()
    {
        ["setting"] = side.Name,
        ["networks"] = side.Trials.Count,
        ["diverged"] = side.Diverged,
        ["mean"] = Number(mean),
    };

    static JsonObject Difference(SettingComparison comparison, Estimate difference) => new()
    {
        ["mean"] = Number(difference.Mean),
        ["low"] = Number(difference.Low),
        ["high"] = Number(difference.High),
        ["n"] = difference.Count,
        ["verdict"] = comparison.VerdictOf(difference) switch
        {
            ComparisonVerdict.IsABetter => "a-is-better",
            ComparisonVerdict.IsBBetter => "b-is-better",
            _ => "undecided",
        },
    };

    static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
