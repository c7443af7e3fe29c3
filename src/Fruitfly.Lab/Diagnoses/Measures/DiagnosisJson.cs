using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What a diagnosis found, for programs. Estimates below zero stay as they are.</summary>
public static class DiagnosisJson
{
    public static JsonObject Of(DiagnosisOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (plan, units) = (outcome.Plan, outcome.Plan.Units);
        return new()
        {
            ["study"] = plan.Study,
            ["loss"] = plan.File.Table.Classes > 0 ? "brier-score" : "squared-error",
            ["unit"] = Name(units.By),
            ["pool"] = units.Pool, ["poolRows"] = units.Rows, ["judgingRows"] = units.Judging, ["testRows"] = units.Test,
            ["rotations"] = units.Rotations, ["copies"] = units.Copies,
            ["levels"] = plan.UsedLevels.Count, ["repartitions"] = plan.Design.Repartitions,
            ["seeds"] = plan.Design.Seeds, ["worth"] = plan.Worth,
            ["network"] = new JsonObject
            {
                ["width"] = outcome.Chosen.Width, ["weightDecay"] = outcome.Chosen.WeightDecay,
                ["epochs"] = outcome.Chosen.Epochs, ["isChosen"] = plan.ChoosesWidth,
            },
            ["confidence"] = 0.9,
            ["error"] = Interval(outcome.Error.Value, outcome.Error.Low, outcome.Error.High),
            ["wrong"] = outcome.WrongShare is { } wrong ? Interval(wrong.Value, wrong.Low, wrong.High) : null,
            ["targetVariance"] = Number(outcome.TargetVariance),
            ["full"] = outcome.Full is { } full ? new JsonObject
            {
                ["seedVariance"] = Interval(full.SeedVariance), ["dataVariance"] = Interval(full.DataVariance),
                ["dataVarianceIsExtrapolated"] = true, ["biasAndNoise"] = Interval(full.BiasAndNoise),
                ["mostNoise"] = Number(full.MostNoiseInRest), ["leastSquaredBias"] = Number(full.LeastSquaredBias),
            } : null,
            ["seedVariance"] = Interval(
                outcome.SeedVariance.Estimate, outcome.SeedVariance.Low, outcome.SeedVariance.High),
            ["sizes"] = Array(outcome.Levels.Select(Level)),
            ["curve"] = outcome.Curve is { } curve ? Array(curve.Sizes.ToArray().Index().Select(size => (JsonNode)new JsonObject
            {
                ["units"] = Number(size.Item), ["error"] = Number(curve.Errors[size.Index]),
                ["standardError"] = Number(Math.Sqrt(curve.Covariance[size.Index * curve.Count + size.Index])),
            })) : null,
            ["forecast"] = outcome.Forecast is { } forecast ? new JsonObject
            {
                ["decision"] = Name(forecast.Decision),
                ["reasons"] = Array(forecast.Reasons.Select(reason => JsonValue.Create(Name(reason)))),
                ["longestTestedFactor"] = Number(forecast.LongestTestedFactor),
            } : null,
            ["capacity"] = Array(outcome.Capacity.Select(width => (JsonNode)new JsonObject
            {
                ["width"] = width.Width, ["parameters"] = width.Parameters,
                ["error"] = Interval(width.Error.Value, width.Error.Low, width.Error.High),
            })),
            ["noise"] = new JsonObject
            {
                ["most"] = Number(outcome.Noise.Most), ["leastReducible"] = Number(outcome.Noise.LeastReducible),
                ["low"] = Number(outcome.Noise.TwoSided?.Low), ["high"] = Number(outcome.Noise.TwoSided?.High),
                ["closeness"] = Number(outcome.Noise.Closeness),
            },
            ["labels"] = outcome.Labels is { } labels ? new JsonObject
            {
                ["judged"] = labels.Judged, ["mostFlipped"] = Number(labels.FlipRate.Most),
                ["suspects"] = Array(labels.Suspects.Select(suspect => (JsonNode)new JsonObject
                {
                    ["example"] = suspect.Row + 1, ["label"] = suspect.Label, ["guess"] = suspect.Guess,
                    ["margin"] = Number(suspect.Margin),
                })),
            } : null,
            ["actions"] = Array(outcome.Actions.Select(Action)),
            ["isFloor"] = outcome.IsFloor,
            ["answer"] = Array(DiagnosisAnswer.Of(outcome).Select(line => JsonValue.Create(line))),
        };
    }

    static JsonObject Level(LevelMeasure level) => new()
    {
        ["units"] = level.Level.Units, ["subsets"] = level.Level.Subsets,
        ["error"] = Interval(level.Loss), ["biasAndNoise"] = Interval(level.BiasAndNoise),
        ["variance"] = Interval(level.Variance), ["dataVariance"] = Interval(level.DataVariance),
        ["seedVariance"] = Interval(level.SeedVariance),
    };

    static JsonNode Action(ActionGain action) => new JsonObject
    {
        ["action"] = Name(action.Action), ["detail"] = action.Detail, ["verdict"] = Name(action.Verdict),
        ["gain"] = action.Verdict == ActionVerdict.Refused ? null
            : Interval(action.Gain.Value, action.Gain.Low, action.Gain.High),
        ["isBeyondTests"] = action.IsBeyondTests, ["reason"] = action.Reason,
    };

    static JsonObject? Interval(TreeInterval? interval) =>
        interval is null ? null : Interval(interval.Estimate, interval.Low, interval.High);

    static JsonObject Interval(Interval interval) => Interval(interval.Estimate, interval.Low, interval.High);

    static JsonObject Interval(double value, double low, double high) =>
        new() { ["value"] = Number(value), ["low"] = Number(low), ["high"] = Number(high) };

    static JsonValue? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");
}
