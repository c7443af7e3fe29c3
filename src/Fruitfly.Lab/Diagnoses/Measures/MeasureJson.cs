using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the measures of a diagnosis have in common as JSON.</summary>
static class MeasureJson
{
    public static JsonArray Sizes(IReadOnlyList<LevelMeasure> levels) => Array(levels.Select(level => new JsonObject
    {
        ["units"] = level.Level.Units, ["subsets"] = level.Level.Subsets,
        ["error"] = Interval(level.Loss), ["medianError"] = Number(level.MedianLoss),
        ["biasAndNoise"] = Interval(level.BiasAndNoise),
        ["variance"] = Interval(level.Variance), ["dataVariance"] = Interval(level.DataVariance),
        ["seedVariance"] = Interval(level.SeedVariance),
    }));

    public static JsonObject? Full(FullSizeTable? full) => full is null ? null : new JsonObject
    {
        ["seedVariance"] = Interval(full.SeedVariance), ["dataVariance"] = Interval(full.DataVariance),
        ["dataVarianceIsExtrapolated"] = true, ["biasAndNoise"] = Interval(full.BiasAndNoise),
        ["mostNoise"] = Number(full.MostNoiseInRest), ["leastSquaredBias"] = Number(full.LeastSquaredBias),
    };

    public static JsonArray? Curve(LearningCurve? curve) => curve is null ? null
        : Array(curve.Sizes.ToArray().Index().Select(size => new JsonObject
        {
            ["units"] = Number(size.Item), ["error"] = Number(curve.Errors[size.Index]),
            ["standardError"] = Number(Math.Sqrt(curve.Covariance[size.Index * curve.Count + size.Index])),
        }));

    public static JsonObject? Forecast(LearningForecast? forecast) => forecast is null ? null : new JsonObject
    {
        ["decision"] = Name(forecast.Decision),
        ["reasons"] = Array(forecast.Reasons.Select(reason => JsonValue.Create(Name(reason)))),
        ["longestTestedFactor"] = Number(forecast.LongestTestedFactor),
        ["widening"] = Number(forecast.Widening),
    };

    public static JsonObject? Interval(TreeInterval? interval) =>
        interval is null ? null : Interval(interval.Estimate, interval.Low, interval.High);

    public static JsonObject Interval(Interval interval) => Interval(interval.Estimate, interval.Low, interval.High);

    public static JsonObject Interval(GainInterval interval) => Interval(interval.Value, interval.Low, interval.High);

    public static JsonObject Interval(SeedVariance variance) =>
        Interval(variance.Estimate, variance.Low, variance.High);

    public static JsonObject Interval(double value, double low, double high) =>
        new() { ["value"] = Number(value), ["low"] = Number(low), ["high"] = Number(high) };

    /// <summary>Null where it is none, or not finite.</summary>
    public static JsonValue? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    public static string Name<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");
}
