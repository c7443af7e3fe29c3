using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Reports.Charts;

/// <summary>The rows of a chart by the kind of mark they are for. Small multiples share one table, which each layer filters,
/// since a layer with data of its own would be drawn whole in every panel.</summary>
sealed class ChartParts(bool hasPanels)
{
    const string Together = "rows";

    /// <summary>Between small multiples, in pixels.</summary>
    const int Spacing = 28;

    readonly Dictionary<string, JsonArray> _parts = [];

    public bool Has(string part) => _parts.ContainsKey(part);

    public void Add(string part, JsonObject row)
    {
        if (hasPanels)
            row.Insert(0, "part", part);
        var table = hasPanels ? Together : part;
        if (!_parts.TryGetValue(table, out var rows))
            _parts[table] = rows = [];
        rows.Add(row);
        if (hasPanels)
            _parts.TryAdd(part, []);
    }

    public IEnumerable<(string, JsonArray)> Named() => _parts.Where(part => part.Value.Count > 0).Select(part => (part.Key, part.Value));

    public JsonObject Layer(string part, JsonObject mark, JsonObject? encoding = null)
    {
        var layer = hasPanels
            ? new JsonObject { ["transform"] = new JsonArray(new JsonObject { ["filter"] = new JsonObject { ["field"] = "part", ["equal"] = part } }) }
            : new JsonObject { ["data"] = Chart.Data(part) };
        layer["mark"] = mark;
        if (encoding is not null)
            layer["encoding"] = encoding;
        return layer;
    }

    /// <summary>Of one view in pixels, before a page fits it to its own width.</summary>
    public static (int Width, int Height) PlotSize(bool hasPanels, int columns)
    {
        var width = hasPanels ? Math.Max(160, (Chart.Width - Spacing * (columns - 1)) / columns) : Chart.Width;
        return (width, width * 10 / 16);
    }

    /// <summary>Puts the layers into the frame: one view, or one for each panel.</summary>
    public void Compose(JsonObject specification, JsonObject encoding, IEnumerable<JsonObject> layers, IReadOnlyList<string> panels, int columns)
    {
        var view = specification;
        if (hasPanels)
        {
            specification["data"] = Chart.Data(Together);
            specification["columns"] = columns;
            specification["spacing"] = Spacing;
            specification["facet"] = new JsonObject
            {
                ["field"] = "panel", ["type"] = "nominal", ["title"] = null, ["sort"] = new JsonArray([.. panels.Select(panel => JsonValue.Create(panel))]),
            };
            specification["spec"] = view = [];
        }
        (view["width"], view["height"]) = PlotSize(hasPanels, columns);
        view["encoding"] = encoding;
        view["layer"] = new JsonArray([.. layers]);
    }
}
