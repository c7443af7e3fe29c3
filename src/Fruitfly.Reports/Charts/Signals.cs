using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>Small multiples of one-dimensional signals: the value against the position, one
/// panel each, all on one scale.</summary>
public static class Signals
{
    const int PanelWidth = 150;
    const double LineShare = 0.12;

    /// <param name="columns">panels side by side where there is room</param>
    /// <param name="isPositionShared">whether all panels have the same positions;
    /// otherwise each has its own length</param>
    /// <exception cref="ArgumentException">no panel, a panel without a signal, a title twice, more signals than can be
    /// drawn, or a value that is not finite</exception>
    public static Chart Draw(IReadOnlyList<SignalPanel> panels, int columns = 5, bool isPositionShared = true)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Check(panels);
        var spacing = Spacing(panels);
        var most = MarkBudget.Limit / panels.Sum(panel => panel.Lines.Count + (panel.Before is null ? 0 : 1));
        var rows = new List<ChartRow>();
        foreach (var panel in panels)
        {
            if (panel.Before is { } before)
                Add(rows, panel.Title, "before", 0, before, 0, most);
            for (var k = 0; k < panel.Lines.Count; k++)
                Add(rows, panel.Title, "signal", k, panel.Lines[k], -k * spacing, most);
        }
        var specification = Chart.Frame(("signals", ChartRow.ToJson(rows)));
        specification["data"] = Chart.Named("signals");
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
        return new Chart(specification, new([ChartRow.ToTable("signals", rows)]), Caption(panels, most));
    }

    static void Check(IReadOnlyList<SignalPanel> panels)
    {
        if (panels.Count == 0)
            throw new ArgumentException("Signals need at least one panel.", nameof(panels));
        if (panels.GroupBy(panel => panel.Title).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The panel '{twice.Key}' appears {twice.Count()} times; titles are unique.",
                nameof(panels));
        if (panels.FirstOrDefault(panel => panel.Lines.Count == 0) is { } empty)
            throw new ArgumentException($"The panel '{empty.Title}' has no signal.", nameof(panels));
        if (panels.Sum(panel => panel.Lines.Count + 1) is var signals && signals > MarkBudget.Limit / 2)
            throw new ArgumentException(
                $"There are {signals:N0} signals; at most {MarkBudget.Limit / 2:N0} can be drawn.", nameof(panels));
        foreach (var panel in panels)
            foreach (var line in panel.Lines.Append(panel.Before ?? []))
                if (line.Any(value => !double.IsFinite(value)))
                    throw new ArgumentException($"The panel '{panel.Title}' has a value that is not finite.",
                        nameof(panels));
    }

    /// <summary>Room between stacked signals: the widest range of any of them, so that none touches the next.</summary>
    static double Spacing(IReadOnlyList<SignalPanel> panels) => panels
        .SelectMany(panel => panel.Lines).Where(line => line.Count > 0)
        .Select(line => line.Max() - line.Min()).DefaultIfEmpty(1).Max() * 0.9;

    static void Add(List<ChartRow> rows, string panel, string kind, int line, IReadOnlyList<double> values,
        double shift, int most)
    {
        foreach (var position in MarkBudget.Thin(values.Count, most))
            rows.Add(new()
            {
                ["panel"] = panel, ["kind"] = kind, ["line"] = line, ["position"] = position,
                ["value"] = values[position],
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
            ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 1.75, ["strokeJoin"] = "round" },
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
                // What came before is grey; else the theme's ink holds.
                ["stroke"] = new JsonObject
                {
                    ["condition"] = new JsonObject
                    {
                        ["test"] = "datum.kind === 'before'",
                        ["value"] = Palette.Neutral
                    },
                },
                ["detail"] = new JsonArray(Field("line"), Field("kind")),
            },
        };
    }

    static JsonObject Field(string name) => new() { ["field"] = name, ["type"] = "nominal" };

    static string Caption(IReadOnlyList<SignalPanel> panels, int most)
    {
        var counts = panels.Select(panel => panel.Lines.Count).Distinct().Order().ToList();
        var lines = counts is [1]
            ? panels.Count == 1 ? "One signal." : $"{panels.Count} signals, one a panel, on one scale."
            : $"{panels.Count} panels with {(counts.Count == 1 ? $"{counts[0]}" : $"{counts[0]} to {counts[^1]}")} " +
                "signals each, stacked, on one scale.";
        var parts = new List<string> { lines };
        if (panels.Any(panel => panel.Before is not null))
            parts.Add("Grey: what it came from.");
        if (panels.SelectMany(panel => panel.Lines.Append(panel.Before ?? [])).Max(line => line.Count) is var longest
            && longest > most)
            parts.Add($"Drawn at {most:N0} of up to {longest:N0} positions of each signal, evenly spread.");
        return string.Join(' ', parts);
    }
}
