using System.Globalization;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>A quantity against any number, such as test error against width: for each series the mean (or median) over
/// seeds as a line, its interval as a band, single seeds as hairlines on hover; theory in grey, published values as
/// diamonds, thresholds as dotted verticals; in small multiples where the series name panels.</summary>
public static class Lines
{
    const double BandOpacity = 0.2;
    const double HairlineOpacity = 0.45;

    /// <exception cref="ArgumentException">no series, a name twice, a panel that is not there,
    /// or nothing finite to draw</exception>
    public static Chart Draw(LinesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var plan = LinesPlan.Of(data);
        var (axis, horizontal) = (Axis(data, plan), Horizontal(data, plan));
        var rows = new LinesRows(data, plan, axis, horizontal);
        var styles = new SeriesStyles(data.Series.Select(series => (series.Name, series.Meaning)));
        var specification = Chart.Frame(rows.Parts.Named());
        if (rows.Parts.Has("seeds"))
            specification["params"] = new JsonArray(SeedsSwitch());
        var encoding = new JsonObject { ["x"] = HorizontalChannel(data, horizontal), ["y"] = ValueChannel(data, axis) };
        rows.Parts.Compose(specification, encoding, Layers(data, plan, rows.Parts, styles), data.Panels, data.Columns,
            ThresholdLabels.Height(rows.LabelRows));
        var drawn = rows.Parts.ToData() with
        {
            Horizontal = new(data.Horizontal, horizontal.Low, horizontal.High,
            horizontal.IsLogarithmic),
            Vertical = data.Title
        };
        return new Chart(specification, drawn, LinesCaption.Of(data, plan, rows, axis));
    }

    static HorizontalAxis Horizontal(LinesData data, LinesPlan plan) => HorizontalAxis.Of(
        plan.Summaries.SelectMany(summary => summary.Values).Select(value => value.X)
            .Concat(data.Published.Select(value => value.X))
            .Concat(data.Thresholds.Select(threshold => threshold.X))
            .Concat(data.IsStep ? [0] : []),
        data.IsHorizontalLogarithmic);

    static ValueAxis Axis(LinesData data, LinesPlan plan)
    {
        var drawn = plan.Summaries.SelectMany(summary => summary.Values).Where(value => double.IsFinite(value.Value))
            .ToList();
        // An interval may reach below zero where no value does; that end is cut rather than the axis stretched to it.
        var values = drawn
            .SelectMany(value =>
                (double[])[value.Value, Math.Max(value.Low ?? value.Value, Math.Min(0, value.Value)),
                    value.High ?? value.Value])
            .Concat(data.Published.SelectMany(value =>
                (double[])[value.Y, value.Low ?? value.Y, value.High ?? value.Y]))
            .Concat(data.Reference is { } reference ? [reference.Y] : []);
        // Nor above 100 % where no value does.
        if ((data.Highest ?? (data.Unit == "%" && drawn.All(value => value.Value <= 100) ? 100 : null)) is { } highest)
            values = values.Select(value => Math.Min(value, highest));
        if (!data.IsLogarithmic)
            return ValueAxis.Linear(values, data.IsZeroIncluded);
        // Zero and below have no place here: only the lines stretch the axis downwards.
        var least = drawn.Select(value => value.Value).Where(value => value > 0).DefaultIfEmpty(1).Min();
        return ValueAxis.Logarithmic(values.Where(value => value >= least));
    }

    static IEnumerable<JsonObject> Layers(LinesData data, LinesPlan plan, ChartParts parts, SeriesStyles styles)
    {
        var legend = Legend(data);
        if (parts.Has("reference"))
            yield return parts.Layer("reference",
                new() { ["type"] = "rule", ["color"] = Palette.Neutral, ["strokeWidth"] = 1.25 },
                new() { ["x"] = null });
        if (parts.Has("thresholds"))
            yield return parts.Layer("thresholds", new() { ["type"] = "rule", ["style"] = "threshold" },
                new() { ["y"] = null }); // from edge to edge
        if (parts.Has("curve"))
            yield return parts.Layer("curve",
                new() { ["type"] = "line", ["strokeWidth"] = 2, ["tooltip"] = true, ["clip"] = true },
                new() { ["color"] = styles.Color(legend), ["strokeDash"] = styles.Dash(legend) });
        if (plan.Summaries.Any(summary => summary.HasBand))
            yield return parts.Layer("mean",
                new() { ["type"] = "area", ["opacity"] = BandOpacity, ["clip"] = true },
                new()
                {
                    ["y"] = new JsonObject { ["field"] = "low", ["type"] = "quantitative" },
                    ["y2"] = new JsonObject { ["field"] = "high" },
                    ["color"] = styles.Color(legend),
                });
        if (parts.Has("seeds"))
            yield return parts.Layer("seeds",
                new() { ["type"] = "line", ["strokeWidth"] = 0.75, ["clip"] = true },
                new()
                {
                    ["color"] = styles.Color(legend),
                    ["detail"] = new JsonObject { ["field"] = "seed", ["type"] = "nominal" },
                    ["opacity"] = new JsonObject
                    {
                        ["condition"] = new JsonObject
                        {
                            ["test"] = "every_seed || (pointed.series && pointed.series[0] === datum.series)",
                            ["value"] = HairlineOpacity,
                        },
                        ["value"] = 0,
                    },
                });
        if (parts.Has("mean"))
            yield return parts.Layer("mean",
                new() { ["type"] = "line", ["strokeWidth"] = 2.5, ["strokeJoin"] = "round", ["clip"] = true },
                new() { ["color"] = styles.Color(legend), ["strokeDash"] = styles.Dash(legend) });
        if (parts.Has("mean") && plan.HasMarkers)
            yield return parts.Layer("mean",
                new()
                {
                    ["type"] = "point", ["filled"] = true, ["size"] = data.HasPanels ? 30 : 45, ["style"] = "end",
                    ["opacity"] = 1, ["clip"] = data.Highest is not null
                },
                new() { ["fill"] = styles.Color(legend) });
        if (parts.Has("published"))
            foreach (var layer in PublishedLayers(data, parts, styles))
                yield return layer;
        if (parts.Has("mean"))
            yield return PointedLayer(data, parts, styles);
        if (parts.Has("ends"))
            yield return parts.Layer("ends",
                new() { ["type"] = "point", ["filled"] = true, ["size"] = 70, ["style"] = "end", ["opacity"] = 1 },
                new() { ["fill"] = styles.Color(legend) });
        if (parts.Has("reference"))
            foreach (var layer in LabelOverLines(parts, "reference",
                new() { ["align"] = "left", ["dx"] = 4, ["dy"] = -3 },
                new() { ["x"] = new JsonObject { ["value"] = 0 } }))
                yield return layer;
        if (parts.Has("thresholds"))
            yield return ThresholdLabels.Layer(parts, "thresholds");
        if (parts.Has("labels"))
            yield return parts.Layer("labels",
                new() { ["type"] = "text", ["align"] = "left", ["baseline"] = "middle", ["dx"] = 12 },
                new()
                {
                    ["y"] = new JsonObject { ["field"] = "place", ["type"] = "quantitative" },
                    ["text"] = new JsonObject { ["field"] = "label", ["type"] = "nominal" },
                });
    }

    /// <summary>Small multiples have no room for labels at line ends.</summary>
    static string? Legend(LinesData data) => data.HasPanels ? SeriesStyles.LineSymbol : null;

    /// <summary>A label inside the plot, on a halo that keeps it readable where lines cross it.</summary>
    static IEnumerable<JsonObject> LabelOverLines(ChartParts parts, string part, JsonObject mark, JsonObject encoding)
    {
        (mark["type"], mark["baseline"], mark["fontSize"]) = ("text", "bottom", 13);
        encoding["text"] = new JsonObject { ["field"] = "label", ["type"] = "nominal" };
        var halo = mark.DeepClone().AsObject();
        (halo["style"], halo["aria"]) = ("halo", false);
        yield return parts.Layer(part, halo, encoding.DeepClone().AsObject());
        yield return parts.Layer(part, mark, encoding);
    }

    static IEnumerable<JsonObject> PublishedLayers(LinesData data, ChartParts parts, SeriesStyles styles)
    {
        yield return parts.Layer("published",
            new() { ["type"] = "rule", ["style"] = "published-spread" },
            new()
            {
                ["y"] = new JsonObject { ["field"] = "low", ["type"] = "quantitative" },
                ["y2"] = new JsonObject { ["field"] = "high" },
            });
        yield return parts.Layer("published",
            new() { ["type"] = "point", ["style"] = "published", ["opacity"] = 1 },
            new()
            {
                ["stroke"] = new JsonObject { ["condition"] = styles.ColorBySeries() },
                ["tooltip"] = new JsonArray(
                    Tooltip("label", "published"), Tooltip("value", data.Title, ".3~g"), Tooltip("low", "from", ".3~g"),
                    Tooltip("high", "to", ".3~g")),
            });
    }

    /// <summary>Invisible points on the lines: the nearest to the pointer answers with its numbers, and
    /// its series with its seeds.</summary>
    static JsonObject PointedLayer(LinesData data, ChartParts parts, SeriesStyles styles)
    {
        var layer = parts.Layer("mean",
            new()
            {
                ["type"] = "point", ["filled"] = true, ["size"] = 60, ["style"] = "end",
                ["clip"] = data.Highest is not null
            },
            new()
            {
                ["fill"] = styles.Color(Legend(data)),
                ["opacity"] = new JsonObject
                {
                    ["condition"] = new JsonObject { ["param"] = "pointed", ["empty"] = false, ["value"] = 1 },
                    ["value"] = 0,
                },
                ["tooltip"] = new JsonArray([.. PointedTooltips(data)]),
            });
        layer["params"] = new JsonArray(new JsonObject
        {
            ["name"] = "pointed",
            ["select"] = new JsonObject
            {
                ["type"] = "point", ["fields"] = new JsonArray("series", data.Field), ["nearest"] = true,
                ["on"] = "pointerover", ["clear"] = "pointerout",
            },
        });
        return layer;
    }

    static IEnumerable<JsonNode> PointedTooltips(LinesData data)
    {
        yield return Tooltip("series", data.IsStep ? "split" : "series");
        yield return Tooltip(data.Field, data.IsStep ? "step" : data.Horizontal, data.IsStep ? "," : ",.4~g");
        if (data.StepsPerEpoch > 0)
            yield return Tooltip("epoch", "epoch", ".4~g");
        yield return Tooltip("value", data.Title, ".4~g");
        yield return Tooltip("interval", "interval");
        yield return Tooltip("n", $"{data.Repeated} (n)");
    }

    internal static JsonObject Tooltip(string field, string title, string? format = null)
    {
        var tooltip = new JsonObject
        {
            ["field"] = field, ["title"] = title,
            ["type"] = format is null ? "nominal" : "quantitative"
        };
        if (format is not null)
            tooltip["format"] = format;
        return tooltip;
    }

    static JsonObject SeedsSwitch() => new()
    {
        ["name"] = "every_seed",
        ["value"] = false,
        ["bind"] = new JsonObject { ["input"] = "checkbox", ["name"] = "Show single seeds" },
    };

    static JsonObject HorizontalChannel(LinesData data, HorizontalAxis horizontal)
    {
        var axis = horizontal.ToAxis(data.Horizontal, data.Ticks);
        if (data.StepsPerEpoch > 0)
        {
            var epochs = horizontal.High / data.StepsPerEpoch;
            var every = Math.Max(1, (int)Math.Ceiling(ValueAxis.NiceStep(epochs / 6)));
            axis["values"] = new JsonArray(
                [.. Enumerable.Range(0, (int)(epochs / every) + 1)
                    .Select(k => JsonValue.Create(k * every * data.StepsPerEpoch))]);
            axis["labelExpr"] = string.Create(CultureInfo.InvariantCulture,
                $"[format(datum.value, ','), 'epoch ' + format(datum.value / {data.StepsPerEpoch}, '~g')]");
        }
        return new()
        {
            ["field"] = data.Field, ["type"] = "quantitative", ["axis"] = axis,
            ["scale"] = horizontal.ToScale()
        };
    }

    static JsonObject ValueChannel(LinesData data, ValueAxis axis)
    {
        var drawn = axis.ToAxis();
        drawn["title"] = data.Title;
        return new() { ["field"] = "value", ["type"] = "quantitative", ["scale"] = axis.ToScale(), ["axis"] = drawn };
    }
}
