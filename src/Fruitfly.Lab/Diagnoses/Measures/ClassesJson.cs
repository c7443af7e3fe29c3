using System.Text.Json.Nodes;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Noise;
using static Fruitfly.Lab.Diagnoses.Measures.MeasureJson;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What is measured of classes alone, and of noise, as JSON.</summary>
static class ClassesJson
{
    public static JsonObject? Of(Proportion? share) =>
        share is null ? null : Interval(share.Value, share.Low, share.High);

    public static JsonObject? Of(WrongMeasure? wrong) => wrong is null ? null : new JsonObject
    {
        ["error"] = Interval(wrong.Error),
        ["sizes"] = Array(wrong.Levels.Select(level => new JsonObject
        {
            ["units"] = level.Level.Units, ["subsets"] = level.Level.Subsets, ["error"] = Interval(level.Error),
            ["errorOfVote"] = Number(level.ErrorOfVote), ["varianceEffect"] = Interval(level.VarianceEffect),
            ["disagreement"] = Number(level.Disagreement),
        })),
        ["curve"] = Curve(wrong.Curve), ["forecast"] = Forecast(wrong.Forecast),
    };

    public static JsonObject? Of(CrossEntropyMeasure? measure) => measure is null ? null : new JsonObject
    {
        ["error"] = Interval(measure.Error), ["seedVariance"] = Interval(measure.SeedVariance),
        ["full"] = Full(measure.Full), ["sizes"] = Sizes(measure.Levels),
    };

    public static JsonObject? Of(LabelMeasure? labels) => labels is null ? null : new JsonObject
    {
        ["judged"] = labels.Judged, ["mostFlipped"] = Number(labels.FlipRate.Most),
        ["suspects"] = Array(labels.Suspects.Select(suspect => new JsonObject
        {
            ["example"] = suspect.Row + 1, ["label"] = suspect.Label, ["guess"] = suspect.Guess,
            ["margin"] = Number(suspect.Margin),
        })),
    };

    public static JsonObject Of(NoiseMeasure noise) => new()
    {
        ["most"] = Number(noise.Most), ["boundedBy"] = Name(noise.Source),
        ["mostByInputs"] = Number(noise.MostByInputs), ["mostByLastHiddenLayer"] = Number(noise.MostByHidden),
        ["leastReducible"] = Number(noise.LeastReducible),
        ["low"] = Number(noise.TwoSided?.Low), ["high"] = Number(noise.TwoSided?.High),
        ["closeness"] = Number(noise.Closeness),
        ["replicates"] = noise.Replicates is { } equal ? new JsonObject
        {
            ["value"] = Number(equal.Noise), ["low"] = Number(equal.Low), ["high"] = Number(equal.High),
            ["freedom"] = equal.Freedom,
        } : null,
        ["mostError"] = Number(noise.Classes?.MostError), ["mostEntropy"] = Number(noise.Classes?.MostEntropy),
        ["nearestNeighbour"] = noise.Nearest is { } nearest ? Bounds(nearest) : null,
        ["differences"] = noise.Differences is { } differences ? new JsonObject
        {
            ["rice"] = Number(differences.Rice), ["gasserSrokaJennen"] = Number(differences.GasserSrokaJennen),
        } : null,
    };

    static JsonObject Bounds(ClassNoiseBounds bounds) => new()
    {
        ["leastError"] = Number(bounds.LeastError), ["mostError"] = Number(bounds.MostError),
        ["leastEntropy"] = Number(bounds.LeastEntropy), ["mostEntropy"] = Number(bounds.MostEntropy),
    };
}
