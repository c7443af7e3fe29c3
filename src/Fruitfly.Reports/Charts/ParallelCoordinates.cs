using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>Every setting as one line across an axis for each factor and one for what it came to (Inselberg 1985):
/// coloured by the value, the best drawn thick.</summary>
public static class ParallelCoordinates
{
    /// <summary>Below the foot of an axis: the factor does not apply.</summary>
    const double Absent = -0.09;

    const int Reserved = 400;

    /// <exception cref="ArgumentException">no axis, no line with a finite value, a line that does not fit the axes,
    /// or too many axes</exception>
    public static Chart Draw(ParallelCoordinatesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        var finite = data.Lines.Where(line => double.IsFinite(line.Value)).ToList();
        var axis = ValueAxis.Linear(finite.Select(line => line.Value), isZeroIncluded: false);
        ParallelAxis[] axes =
            [.. data.Axes, new(data.Value, [.. axis.Ticks.Select(tick => (Height(tick), Text(tick)))])];
        var parts = new ChartParts(hasPanels: false);
        var most = Math.Max(2, (MarkBudget.Limit - Reserved - 2 * axes.Length) / axes.Length);
        var kept = Kept(finite, most);
        foreach (var line in Enumerable.Reverse(kept))
            for (var k = 0; k < axes.Length; k++)
                parts.Add("settings", Row(line, k));
        for (var k = 0; k < axes.Length; k++)
        {
            parts.AddDecoration("best", Row(finite[0], k));
            parts.AddDecoration("axes", new() { ["axis"] = k, ["place"] = 0, ["place2"] = 1 });
            foreach (var (place, text) in axes[k].Ticks)
                parts.AddDecoration("ticks", new() { ["axis"] = k, ["place"] = place, ["label"] = text });
            if (k < data.Axes.Count && kept.Any(line => line.Places[k] is null))
                parts.AddDecoration("ticks", new() { ["axis"] = k, ["place"] = Absent, ["label"] = "not used" });
        }
        var specification = Chart.Frame(parts.Named());
        parts.Compose(specification, Encoding(axes), Layers(parts, data, axis), [""], 1);
        return new Chart(specification, parts.ToData(), Caption(data, finite.Count, kept.Count));

        ChartRow Row(ParallelLine line, int k)
        {
            var row = new ChartRow
            {
                ["setting"] = line.Label, ["axis"] = k, ["value"] = line.Value,
                ["place"] = k < data.Axes.Count ? line.Places[k] ?? Absent : Height(line.Value),
            };
            if (line.Estimate is { } estimate)
            {
                row["interval"] = estimate.Count > 1
                    ? NumberText.Interval(estimate.Low, estimate.High) : "none (n = 1)";
                row["n"] = estimate.Count;
            }
            return row;
        }

        // The better end of the last axis is its head.
        double Height(double value) => data.IsHigherBetter ? axis.Place(value) : 1 - axis.Place(value);
    }

    /// <summary>One half of the room is for the best settings, the other for some of the rest.</summary>
    static List<ParallelLine> Kept(List<ParallelLine> lines, int most) => lines.Count <= most ? lines :
    [
        .. lines.Take(most / 2),
        .. MarkBudget.Thin(lines.Count - most / 2, Math.Max(2, most - most / 2)).Select(k => lines[most / 2 + k]),
    ];

    static string Text(double tick) => tick.ToString("g6", CultureInfo.InvariantCulture);

    static void Check(ParallelCoordinatesData data)
    {
        if (data.Axes.Count is 0 or > 100)
            throw new ArgumentException($"There are {data.Axes.Count:N0} axes; 1 to 100 can be drawn.", nameof(data));
        if (data.Axes.Sum(axis => axis.Ticks.Count + 1) > Reserved)
            throw new ArgumentException($"The axes have more than {Reserved:N0} labels.", nameof(data));
        if (data.Lines.FirstOrDefault(line => line.Places.Count != data.Axes.Count) is { } line)
            throw new ArgumentException(
                $"The setting '{line.Label}' has {line.Places.Count} places, but there are {data.Axes.Count} axes.",
                nameof(data));
        if (!data.Lines.Any(line => double.IsFinite(line.Value)))
            throw new ArgumentException("No setting has a finite value to draw.", nameof(data));
    }

    static JsonObject Encoding(ParallelAxis[] axes) => new()
    {
        ["x"] = new JsonObject
        {
            ["field"] = "axis", ["type"] = "quantitative",
            ["scale"] = ValueAxis.Scale(-0.25, axes.Length - 0.75, false),
            ["axis"] = new JsonObject
            {
                ["title"] = null, ["orient"] = "top", ["domain"] = false, ["labelLimit"] = 720 / axes.Length,
                ["values"] = new JsonArray([.. Enumerable.Range(0, axes.Length).Select(k => JsonValue.Create(k))]),
                ["labelExpr"] = $"{JsonSerializer.Serialize(axes.Select(axis => axis.Title))}[datum.value]",
                ["labelOverlap"] = false, ["labelPadding"] = 12,
            },
        },
        ["y"] = new JsonObject
        {
            ["field"] = "place", ["type"] = "quantitative", ["scale"] = ValueAxis.Scale(-0.12, 1.02, false),
            ["axis"] = null,
        },
    };

    static IEnumerable<JsonObject> Layers(ChartParts parts, ParallelCoordinatesData data, ValueAxis axis)
    {
        var setting = new JsonObject { ["field"] = "setting", ["type"] = "nominal" };
        var tooltip = new JsonArray(Lines.Tooltip("setting", "setting"), Lines.Tooltip("value", data.Value, ".4~g"));
        if (data.Lines.Any(line => line.Estimate is not null))
        {
            tooltip.Add(Lines.Tooltip("interval", "95 % interval"));
            tooltip.Add(Lines.Tooltip("n", "n"));
        }
        yield return parts.Layer("axes",
            new() { ["type"] = "rule", ["color"] = Palette.Neutral, ["strokeWidth"] = 1 },
            new() { ["y2"] = new JsonObject { ["field"] = "place2" } });
        yield return parts.Layer("settings",
            new() { ["type"] = "line", ["strokeWidth"] = 1.25, ["opacity"] = 0.7, ["strokeJoin"] = "round" },
            new()
            {
                ["detail"] = setting, ["tooltip"] = tooltip,
                ["color"] = new JsonObject
                {
                    ["field"] = "value", ["type"] = "quantitative", ["legend"] = null,
                    ["scale"] = new JsonObject
                    {
                        // Without the ends, which cannot be told from a dark or a light ground.
                        ["scheme"] = new JsonObject
                        {
                            ["name"] = Palette.Sequential, ["extent"] = new JsonArray(0.2, 0.9),
                        },
                        ["domain"] = new JsonArray(axis.Low, axis.High), ["reverse"] = data.IsHigherBetter,
                    },
                },
            });
        yield return parts.Layer("best",
            new() { ["type"] = "line", ["strokeWidth"] = 3.5, ["color"] = Palette.Vermilion, ["strokeJoin"] = "round" },
            new() { ["detail"] = setting.DeepClone(), ["tooltip"] = tooltip.DeepClone() });
        foreach (var style in (string?[])["halo", null])
        {
            var mark = new JsonObject
            {
                ["type"] = "text", ["align"] = "left", ["baseline"] = "middle", ["dx"] = 6, ["fontSize"] = 12,
            };
            if (style is not null)
                (mark["style"], mark["aria"]) = (style, false);
            yield return parts.Layer("ticks", mark,
                new() { ["text"] = new JsonObject { ["field"] = "label", ["type"] = "nominal" } });
        }
    }

    static string Caption(ParallelCoordinatesData data, int finite, int kept)
    {
        var parts = new List<string>
        {
            $"One line for each of {finite:N0} settings, coloured by {data.Value}; thick: the best. " +
                "The better end of the last axis is at its top.",
        };
        if (kept < finite)
            parts.Add($"{kept:N0} are drawn: the best {kept / 2:N0}, and others evenly spread over the ranking.");
        if (data.Lines.Count - finite is var lost and > 0)
            parts.Add($"▲ {lost:N0} {(lost == 1 ? "setting has" : "settings have")} no score: every trial diverged.");
        return string.Join(' ', parts);
    }
}
