using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What a self-test found, for programs.</summary>
public static class SelfTestJson
{
    public static JsonObject Of(SelfTestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new()
        {
            ["dataSets"] = result.DataSets,
            ["cases"] = Array(result.Rows.Select(Row)),
            ["demands"] = Array(result.Demands.Select(one => new JsonObject
            {
                ["case"] = one.Case, ["demand"] = one.Demand, ["met"] = one.Met, ["of"] = one.Count,
            })),
            ["targets"] = Array(SelfTestTarget.Of(result).Select(one => new JsonObject
            {
                ["target"] = one.Text, ["measured"] = one.Measured, ["verdict"] = one.Verdict,
            })),
            ["constants"] = Array(ConstantComparison.Of(result).Select(one => new JsonObject
            {
                ["widensAfterSlowStart"] = one.Constants.WidensAfterSlowStart,
                ["sizes"] = one.Constants.Sizes, ["shapeError"] = one.Constants.ShapeError,
                ["result"] = Row(one.Row),
            })),
            ["diagnoses"] = Array(result.Diagnoses.Select(Diagnosis)),
        };
    }

    static JsonObject Row(SelfTestRow row) => new()
    {
        ["case"] = row.Name, ["dataSets"] = row.DataSets,
        ["coverage"] = new JsonObject([.. Enum.GetValues<CheckedQuantity>()
            .Select(quantity => KeyValuePair.Create<string, JsonNode?>(
                Name(quantity), Share(row.Coverage(quantity))))]),
        ["gains"] = Array(((int[])[2, 4]).Select(factor => new JsonObject
        {
            ["factor"] = factor, ["coverage"] = Share(row.Coverage(factor)), ["ratio"] = row.Ratio(factor),
        })),
        ["refused"] = row.Refusals.Refused, ["forecasts"] = row.Refusals.Count,
        ["rightVerdicts"] = Share(row.RightVerdicts), ["rightFirstVerdicts"] = Share(row.RightEarlyVerdicts),
    };

    static JsonObject Diagnosis(SelfTestDiagnosis one) => new()
    {
        ["case"] = one.Case.Name,
        ["intervals"] = Array(one.Intervals.Select(interval => new JsonObject
        {
            ["quantity"] = Name(interval.Quantity), ["truth"] = interval.Truth, ["low"] = interval.Low,
            ["high"] = interval.High,
        })),
        ["gains"] = Array(one.Gains.Select(gain => new JsonObject
        {
            ["factor"] = gain.Factor, ["truth"] = gain.Truth, ["forecast"] = gain.Forecast?.Forecast,
            ["low"] = gain.Forecast?.Low, ["high"] = gain.Forecast?.High,
        })),
        ["verdicts"] = Verdicts(one.Verdicts), ["firstVerdicts"] = Verdicts(one.EarlyVerdicts),
        ["curve"] = one.Curve is { } curve ? new JsonObject
        {
            ["sizes"] = Numbers(curve.Sizes), ["errors"] = Numbers(curve.Errors),
            ["covariance"] = Numbers(curve.Covariance),
        } : null,
    };

    static JsonArray Verdicts(IReadOnlyList<CheckedVerdict> verdicts) => Array(verdicts.Select(one => new JsonObject
    {
        ["action"] = Name(one.Action), ["verdict"] = Name(one.Verdict), ["gain"] = one.Gain, ["worth"] = one.Worth,
    }));

    static JsonObject? Share(Proportion? share) => share is null ? null : new()
    {
        ["value"] = share.Value, ["low"] = share.Low, ["high"] = share.High, ["count"] = share.Count,
    };

    static JsonArray Numbers(ReadOnlySpan<double> numbers) =>
        [.. numbers.ToArray().Select(number => JsonValue.Create(number))];

    static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");
}
