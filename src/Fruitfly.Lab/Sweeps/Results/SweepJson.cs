using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What a sweep found, for programs: every setting with every trial.</summary>
public static class SweepJson
{
    /// <param name="command">that trains the chosen setting; null for none</param>
    public static JsonObject Of(SweepOutcome outcome, string? command = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (plan, scores) = (outcome.Results.Plan, outcome.Scores);
        var verdicts = (outcome.Choice?.Ranked ?? []).ToDictionary(ranked => ranked.Score.Setting.Number);
        return new()
        {
            ["study"] = plan.Name,
            ["design"] = Name(plan.Design),
            ["metric"] = Name(plan.Metric),
            ["higherIsBetter"] = outcome.Metric.IsHigherBetter,
            ["folds"] = plan.Folds,
            ["trials"] = scores.Trials,
            ["diverged"] = scores.Diverged,
            ["best"] = outcome.Choice is { } choice ? NumberOf(choice.Winner.Setting) : null,
            ["rivals"] = Array(outcome.Choice?.Rivals
                .Select(rival => JsonValue.Create(NumberOf(rival.Score.Setting))) ?? []),
            ["seedsToDecide"] = outcome.Choice?.ToDecide.Likely,
            ["corrected"] = Corrected(outcome),
            ["test"] = outcome.Final is { } final ? new JsonObject
            {
                ["value"] = Number(final.Examples.Mean), ["low"] = Number(final.Examples.Low),
                ["high"] = Number(final.Examples.High), ["examples"] = final.Examples.Count,
                ["networks"] = Array(final.Networks.Select(value => Number(value))), ["diverged"] = final.Diverged,
            } : null,
            ["importance"] = new JsonObject
            {
                ["method"] = outcome.Importance.Method,
                ["shares"] = Array(outcome.Importance.All.Select(one => (JsonNode)new JsonObject
                {
                    ["factors"] = Array(one.Factors.Select(factor => JsonValue.Create(factor.Path))),
                    ["share"] = Number(one.Share), ["low"] = Number(one.Low), ["high"] = Number(one.High),
                })),
            },
            ["settings"] = Array(Settings(scores).Select(one =>
                (JsonNode)Setting(one, verdicts.GetValueOrDefault(one.Setting.Number)))),
            ["answer"] = Array(SweepAnswer.Of(outcome, command).Select(line => JsonValue.Create(line))),
            ["command"] = command,
        };
    }

    /// <summary>The candidates, the best first, then the others, each at the last rung it reached.</summary>
    static IEnumerable<SettingScore> Settings(SweepScores scores) =>
        scores.Candidates.Concat(scores.Compared).DistinctBy(one => one.Setting.Number);

    static JsonObject? Corrected(SweepOutcome outcome) => outcome.Corrected is { } corrected
        ? new()
        {
            ["raw"] = Number(corrected.Raw), ["value"] = Number(corrected.Score.Mean),
            ["low"] = Number(corrected.Score.Low), ["high"] = Number(corrected.Score.High),
            ["optimism"] = Number(corrected.Optimism(outcome.Metric)), ["swappedHalves"] = Number(corrected.Swapped),
            ["candidates"] = corrected.Candidates, ["examples"] = corrected.Examples,
        }
        : outcome.WhyNotCorrected.Length == 0 ? null : new() { ["value"] = null, ["reason"] = outcome.WhyNotCorrected };

    static JsonObject Setting(SettingScore one, RankedSetting? ranked) => new()
    {
        ["setting"] = NumberOf(one.Setting),
        ["values"] = new JsonObject(one.Setting.Values.Select(pair => KeyValuePair.Create<string, JsonNode?>(
            pair.Key, pair.Value.Number is { } number ? Number(number) : JsonValue.Create(pair.Value.Text)))),
        ["rung"] = one.Rung,
        ["mean"] = Number(one.Mean),
        ["low"] = Number(one.Estimate?.Low ?? double.NaN),
        ["high"] = Number(one.Estimate?.High ?? double.NaN),
        ["n"] = one.Repetitions.Count,
        ["difference"] = Difference(ranked?.Difference),
        ["verdict"] = ranked is null ? null : Name(ranked.Verdict),
        ["diverged"] = one.Diverged,
        ["parameters"] = one.Parameters,
        ["seconds"] = Number(one.Seconds),
        ["trials"] = Array(one.Trials.Select(trial => (JsonNode)new JsonObject
        {
            ["seed"] = trial.Key.Seed, ["fold"] = trial.Key.Fold, ["value"] = Number(trial.Value),
        })),
    };

    // From 1, as people and 'compare' count.
    static int NumberOf(SweepSetting setting) => setting.Number + 1;

    static JsonObject? Difference(Estimate? difference) => difference is null ? null : new()
    {
        ["mean"] = Number(difference.Mean), ["low"] = Number(difference.Low), ["high"] = Number(difference.High),
    };

    static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    /// <summary>JSON has no word for what is not finite: null.</summary>
    static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");
}
