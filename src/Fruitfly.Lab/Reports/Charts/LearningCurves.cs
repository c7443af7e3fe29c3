using System.Globalization;
using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Reports.Charts;

/// <summary>Loss or error against training steps: for each split the mean over seeds as a line, the 95 % interval of the
/// mean as a band, single seeds as hairlines on hover, and what was published beside it.</summary>
public static class LearningCurves
{
    /// <summary>Fewer seeds are shown singly before evaluations are thinned below this.</summary>
    const int FewestEvaluations = 60;

    const double BandOpacity = 0.2;
    const double HairlineOpacity = 0.45;

    /// <exception cref="ArgumentException">no series, a meaning twice, or nothing finite to draw</exception>
    public static Chart Draw(LearningCurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var plan = LearningCurvesPlan.Of(data, FewestEvaluations);
        var axis = Axis(data, plan);
        var rows = new LearningCurvesRows(data, plan, axis);
        var specification = Chart.Frame(rows.Named());
        specification["width"] = Chart.Width;
        specification["height"] = Chart.Height;
        if (rows.Seeds.Count > 0)
            specification["params"] = new JsonArray(SeedsSwitch());
        specification["encoding"] = new JsonObject { ["x"] = StepChannel(data, plan), ["y"] = ValueChannel(data, axis) };
        specification["layer"] = new JsonArray([.. Layers(data, plan, rows)]);
        return new Chart(specification, LearningCurvesCaption.Of(data, plan, rows));
    }

    static ValueAxis Axis(LearningCurvesData data, LearningCurvesPlan plan)
    {
        // An interval may reach below zero where no value does; that end is cut rather than the axis stretched to it.
        var values = plan.Summaries
            .SelectMany(summary => summary.Means)
            .SelectMany(mean => (double[])[mean.Estimate.Mean, Math.Max(mean.Estimate.Low, Math.Min(0, mean.Estimate.Mean)), mean.Estimate.High])
            .Concat(data.Published.SelectMany(value => (double[])[value.Y, value.Low ?? value.Y, value.High ?? value.Y]))
            .Concat(data.PublishedCurve?.Points.Select(point => point.Y) ?? []);
        if (!data.IsLogarithmic)
            return ValueAxis.Linear(values);
        // Zero and below have no place here: only means stretch the axis downwards.
        var means = plan.Summaries.SelectMany(summary => summary.Means).Select(mean => mean.Estimate.Mean);
        var least = means.Where(value => value > 0).DefaultIfEmpty(1).Min();
        return ValueAxis.Logarithmic(values.Where(value => value >= least));
    }

    static IEnumerable<JsonNode> Layers(LearningCurvesData data, LearningCurvesPlan plan, LearningCurvesRows rows)
    {
        if (rows.PublishedCurve.Count > 0)
            yield return new JsonObject
            {
                ["data"] = Chart.Data("published_curve"),
                ["mark"] = new JsonObject { ["type"] = "line", ["color"] = Palette.Neutral, ["strokeWidth"] = 2, ["tooltip"] = true },
            };
        if (plan.Summaries.Any(summary => summary.SeedCount > 1))
            yield return new JsonObject
            {
                ["data"] = Chart.Data("mean"),
                ["mark"] = new JsonObject { ["type"] = "area", ["opacity"] = BandOpacity, ["clip"] = true },
                ["encoding"] = new JsonObject
                {
                    ["y"] = new JsonObject { ["field"] = "low", ["type"] = "quantitative" },
                    ["y2"] = new JsonObject { ["field"] = "high" },
                    ["color"] = ColorChannel(plan),
                },
            };
        if (rows.Seeds.Count > 0)
            yield return new JsonObject
            {
                ["data"] = Chart.Data("seeds"),
                ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 0.75, ["clip"] = true },
                ["encoding"] = new JsonObject
                {
                    ["color"] = ColorChannel(plan),
                    ["detail"] = new JsonObject { ["field"] = "seed", ["type"] = "nominal" },
                    ["opacity"] = new JsonObject
                    {
                        ["condition"] = new JsonObject
                        {
                            ["test"] = "every_seed || (pointed.series && pointed.series[0] === datum.series)", ["value"] = HairlineOpacity,
                        },
                        ["value"] = 0,
                    },
                },
            };
        yield return new JsonObject
        {
            ["data"] = Chart.Data("mean"),
            ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 2.5, ["strokeJoin"] = "round" },
            ["encoding"] = new JsonObject { ["color"] = ColorChannel(plan), ["strokeDash"] = DashChannel(plan) },
        };
        if (rows.Published.Count > 0)
            foreach (var layer in PublishedLayers(data, plan))
                yield return layer;
        yield return PointedLayer(data, plan);
        yield return new JsonObject
        {
            ["data"] = Chart.Data("ends"),
            ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 70, ["style"] = "end", ["opacity"] = 1 },
            ["encoding"] = new JsonObject { ["fill"] = ColorChannel(plan) },
        };
        yield return new JsonObject
        {
            ["data"] = Chart.Data("labels"),
            ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "left", ["baseline"] = "middle", ["dx"] = 12 },
            ["encoding"] = new JsonObject
            {
                ["y"] = new JsonObject { ["field"] = "place", ["type"] = "quantitative" },
                ["text"] = new JsonObject { ["field"] = "label", ["type"] = "nominal" },
            },
        };
    }

    static IEnumerable<JsonNode> PublishedLayers(LearningCurvesData data, LearningCurvesPlan plan)
    {
        yield return new JsonObject
        {
            ["data"] = Chart.Data("published"),
            ["mark"] = new JsonObject { ["type"] = "rule", ["style"] = "published-spread" },
            ["encoding"] = new JsonObject
            {
                ["y"] = new JsonObject { ["field"] = "low", ["type"] = "quantitative" },
                ["y2"] = new JsonObject { ["field"] = "high" },
            },
        };
        yield return new JsonObject
        {
            ["data"] = Chart.Data("published"),
            ["mark"] = new JsonObject { ["type"] = "point", ["style"] = "published", ["opacity"] = 1 },
            ["encoding"] = new JsonObject
            {
                ["stroke"] = new JsonObject { ["condition"] = Where("datum.series !== null", ColorChannel(plan)) },
                ["tooltip"] = new JsonArray(
                    Tooltip("label", "published"), Tooltip("value", AxisTitle(data), ".3~g"), Tooltip("low", "from", ".3~g"), Tooltip("high", "to", ".3~g")),
            },
        };
    }

    /// <summary>Invisible points on the means: the nearest to the pointer answers with its numbers, and its series with its seeds.</summary>
    static JsonObject PointedLayer(LearningCurvesData data, LearningCurvesPlan plan) => new()
    {
        ["data"] = Chart.Data("mean"),
        ["params"] = new JsonArray(new JsonObject
        {
            ["name"] = "pointed",
            ["select"] = new JsonObject
            {
                ["type"] = "point", ["fields"] = new JsonArray("series", "step"), ["nearest"] = true,
                ["on"] = "pointerover", ["clear"] = "pointerout",
            },
        }),
        ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 60, ["style"] = "end" },
        ["encoding"] = new JsonObject
        {
            ["fill"] = ColorChannel(plan),
            ["opacity"] = new JsonObject
            {
                ["condition"] = new JsonObject { ["param"] = "pointed", ["empty"] = false, ["value"] = 1 },
                ["value"] = 0,
            },
            ["tooltip"] = new JsonArray([.. PointedTooltips(data)]),
        },
    };

    static IEnumerable<JsonNode> PointedTooltips(LearningCurvesData data)
    {
        yield return Tooltip("series", "split");
        yield return Tooltip("step", "step", ",");
        if (data.StepsPerEpoch > 0)
            yield return Tooltip("epoch", "epoch", ".4~g");
        yield return Tooltip("value", $"mean {AxisTitle(data)}", ".4~g");
        yield return Tooltip("interval", "95 % interval");
        yield return Tooltip("n", "seeds (n)");
    }

    static JsonObject Tooltip(string field, string title, string? format = null)
    {
        var tooltip = new JsonObject { ["field"] = field, ["title"] = title, ["type"] = format is null ? "nominal" : "quantitative" };
        if (format is not null)
            tooltip["format"] = format;
        return tooltip;
    }

    static JsonObject Where(string test, JsonObject channel)
    {
        channel.Insert(0, "test", test);
        return channel;
    }

    static JsonObject SeedsSwitch() => new()
    {
        ["name"] = "every_seed",
        ["value"] = false,
        ["bind"] = new JsonObject { ["input"] = "checkbox", ["name"] = "Show single seeds" },
    };

    static JsonObject StepChannel(LearningCurvesData data, LearningCurvesPlan plan)
    {
        var axis = new JsonObject { ["title"] = "training step", ["labelFlush"] = false, ["labelOverlap"] = true, ["format"] = "," };
        if (data.StepsPerEpoch > 0)
        {
            var epochs = plan.LastStep / data.StepsPerEpoch;
            var every = Math.Max(1, (int)Math.Ceiling(ValueAxis.NiceStep(epochs / 6)));
            axis["values"] = new JsonArray(
                [.. Enumerable.Range(0, (int)(epochs / every) + 1).Select(k => JsonValue.Create(k * every * data.StepsPerEpoch))]);
            axis["labelExpr"] = string.Create(CultureInfo.InvariantCulture,
                $"[format(datum.value, ','), 'epoch ' + format(datum.value / {data.StepsPerEpoch}, '~g')]");
        }
        return new()
        {
            ["field"] = "step", ["type"] = "quantitative", ["axis"] = axis,
            ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, plan.LastStep), ["nice"] = false },
        };
    }

    static JsonObject ValueChannel(LearningCurvesData data, ValueAxis axis)
    {
        var drawn = axis.ToAxis();
        drawn["title"] = AxisTitle(data);
        return new() { ["field"] = "value", ["type"] = "quantitative", ["scale"] = axis.ToScale(), ["axis"] = drawn };
    }

    static string AxisTitle(LearningCurvesData data) => data.Unit.Length == 0 ? data.Quantity : $"{data.Quantity} ({data.Unit})";

    static JsonObject ColorChannel(LearningCurvesPlan plan) =>
        SeriesChannel(plan, new JsonArray([.. plan.Summaries.Select(summary => JsonValue.Create(summary.Style.Color))]));

    static JsonObject DashChannel(LearningCurvesPlan plan) => SeriesChannel(plan, new JsonArray(
        [.. plan.Summaries.Select(summary => new JsonArray([.. summary.Style.Dash.DefaultIfEmpty(1).Append(0).Take(2).Select(length => JsonValue.Create(length))]))]));

    static JsonObject SeriesChannel(LearningCurvesPlan plan, JsonArray range) => new()
    {
        ["field"] = "series",
        ["type"] = "nominal",
        ["scale"] = new JsonObject
        {
            ["domain"] = new JsonArray([.. plan.Summaries.Select(summary => JsonValue.Create(summary.Style.Name))]),
            ["range"] = range,
        },
        ["legend"] = null,
    };
}
