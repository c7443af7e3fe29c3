using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Reports.Charts;

/// <summary>Small multiples of one-dimensional signals: the value against the position, one panel each, all on one scale.</summary>
public static class Signals
{
    const int PanelWidth = 150;
    const double LineShare = 0.12;

    /// <param name="columns">panels side by side where there is room</param>
    /// <param name="isPositionShared">whether all panels have the same positions; otherwise each has its own length</param>
    /// <exception cref="ArgumentException">no panel, a title twice, or a value that is not finite</exception>
    public static Chart Draw(IReadOnlyList<SignalPanel> panels, int columns = 5, bool isPositionShared = true)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Check(panels);
        var spacing = Spacing(panels);
        var rows = new JsonArray();
        foreach (var panel in panels)
        {
            if (panel.Before is { } before)
                Add(rows, panel.Title, "before", 0, before, 0);
            for (var k = 0; k < panel.Lines.Count; k++)
                Add(rows, panel.Title, "signal", k, panel.Lines[k], -k * spacing);
        }
        var specification = Chart.Frame(("signals", rows));
        specification["data"] = Chart.Data("signals");
        specification["columns"] = columns;
        specification["spacing"] = 20;
        specification["facet"] = new JsonObject
        {
            ["field"] = "panel", ["type"] = "nominal", ["title"] = null,
            ["sort"] = new JsonArray([.. panels.Select(panel => JsonValue.Create(panel.Title))]),
        };
        if (!isPositionShared)
            specification["resolve"] = new JsonObject { ["scale"] = new JsonObject { ["x"] = "independent" } };
        specification["spec"] = Panel(panels, isPositionShared);
        return new Chart(specification, Caption(panels));
    }

    static void Check(IReadOnlyList<SignalPanel> panels)
    {
        if (panels.Count == 0)
            throw new ArgumentException("Signals need at least one panel.", nameof(panels));
        if (panels.GroupBy(panel => panel.Title).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The panel '{twice.Key}' is there {twice.Count()} times; titles are unique.", nameof(panels));
        foreach (var panel in panels)
            foreach (var line in panel.Lines.Append(panel.Before ?? []))
                if (line.Any(value => !double.IsFinite(value)))
                    throw new ArgumentException($"The panel '{panel.Title}' has a value that is not finite.", nameof(panels));
    }

    /// <summary>Room between stacked signals: the widest range of any of them, so that none touches the next.</summary>
    static double Spacing(IReadOnlyList<SignalPanel> panels) => panels
        .SelectMany(panel => panel.Lines).Where(line => line.Count > 0)
        .Select(line => line.Max() - line.Min()).DefaultIfEmpty(1).Max() * 0.9;

    static void Add(JsonArray rows, string panel, string kind, int line, IReadOnlyList<double> values, double shift)
    {
        for (var position = 0; position < values.Count; position++)
            rows.Add(new JsonObject
            {
                ["panel"] = panel, ["kind"] = kind, ["line"] = line, ["position"] = position, ["value"] = values[position],
                ["height"] = values[position] + shift,
            });
    }

    static JsonObject Panel(IReadOnlyList<SignalPanel> panels, bool isPositionShared)
    {
        var stacked = panels.Max(panel => panel.Lines.Count);
        return new()
        {
            ["width"] = PanelWidth,
            ["height"] = (int)(PanelWidth * Math.Min(1.6, 0.625 + LineShare * (stacked - 1))),
            ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 1.75, ["strokeJoin"] = "round", ["style"] = "ink" },
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject
                {
                    ["field"] = "position", ["type"] = "quantitative",
                    ["scale"] = new JsonObject { ["nice"] = false },
                    ["axis"] = new JsonObject { ["title"] = "position", ["tickCount"] = 3, ["labelFlush"] = true },
                },
                ["y"] = new JsonObject
                {
                    ["field"] = "height", ["type"] = "quantitative",
                    ["scale"] = new JsonObject { ["zero"] = stacked == 1, ["nice"] = stacked == 1 },
                    ["axis"] = stacked > 1 ? null : new JsonObject { ["title"] = "value", ["tickCount"] = 3 },
                },
                // What came before is grey; else the ink of the theme holds.
                ["stroke"] = new JsonObject
                {
                    ["condition"] = new JsonObject { ["test"] = "datum.kind === 'before'", ["value"] = Palette.Neutral },
                },
                ["detail"] = new JsonArray(Field("line"), Field("kind")),
            },
        };
    }

    static JsonObject Field(string name) => new() { ["field"] = name, ["type"] = "nominal" };

    static string Caption(IReadOnlyList<SignalPanel> panels)
    {
        var counts = panels.Select(panel => panel.Lines.Count).Distinct().Order().ToList();
        var lines = counts is [1]
            ? $"{panels.Count} signals, one a panel, on one scale."
            : $"{panels.Count} panels with {(counts.Count == 1 ? $"{counts[0]}" : $"{counts[0]} to {counts[^1]}")} signals each, stacked, on one scale.";
        return panels.Any(panel => panel.Before is not null) ? lines + " Grey: what it came from." : lines;
    }
}
