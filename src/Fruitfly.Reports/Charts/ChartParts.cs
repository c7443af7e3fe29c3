using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>The rows of a chart by the kind of mark they are for. Small multiples share one table, which each layer
/// filters, since a layer with data of its own would be drawn whole in every panel.</summary>
sealed class ChartParts(bool hasPanels)
{
    const string Together = "rows";

    /// <summary>Between small multiples, in pixels.</summary>
    const int Spacing = 28;

    readonly Dictionary<string, List<ChartRow>> _drawn = [];
    readonly Dictionary<string, List<ChartRow>> _data = [];

    public bool Has(string part) => _drawn.ContainsKey(part);

    /// <summary>What the chart's data have as well.</summary>
    public void Add(string part, ChartRow row)
    {
        AddDecoration(part, row);
        AddTo(_data, hasPanels ? Together : part, row);
    }

    /// <summary>What only places a label or a line's end, and repeats what other parts say.</summary>
    public void AddDecoration(string part, ChartRow row)
    {
        if (hasPanels)
            row.Insert(0, "part", part);
        AddTo(_drawn, hasPanels ? Together : part, row);
        if (hasPanels)
            _drawn.TryAdd(part, []);
    }

    public IEnumerable<(string, JsonArray)> Named() =>
        _drawn.Where(part => part.Value.Count > 0).Select(part => (part.Key, ChartRow.ToJson(part.Value)));

    public FigureData ToData() => new([.. _data.Select(part => ChartRow.ToTable(part.Key, part.Value))]);

    static void AddTo(Dictionary<string, List<ChartRow>> tables, string name, ChartRow row)
    {
        if (!tables.TryGetValue(name, out var rows))
            tables[name] = rows = [];
        rows.Add(row);
    }

    public JsonObject Layer(string part, JsonObject mark, JsonObject? encoding = null)
    {
        var layer = hasPanels
            ? new JsonObject { ["transform"] = new JsonArray(new JsonObject { ["filter"] = new JsonObject { ["field"] = "part", ["equal"] = part } }) }
            : new JsonObject { ["data"] = Chart.Named(part) };
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
    /// <param name="margin">that the plots need above them, in pixels, which the panels' names leave free</param>
    public void Compose(JsonObject specification, JsonObject encoding, IEnumerable<JsonObject> layers,
        IReadOnlyList<string> panels, int columns, int margin = 0)
    {
        var view = specification;
        if (hasPanels)
        {
            specification["data"] = Chart.Named(Together);
            specification["columns"] = columns;
            specification["spacing"] = Spacing;
            specification["facet"] = new JsonObject
            {
                ["field"] = "panel", ["type"] = "nominal", ["title"] = null,
                ["sort"] = new JsonArray([.. panels.Select(panel => JsonValue.Create(panel))]),
            };
            if (margin > 0)
                specification["facet"]!["header"] = new JsonObject
                {
                    ["title"] = null, ["labelPadding"] = Theme.HeaderPadding + margin,
                };
            specification["spec"] = view = [];
        }
        (view["width"], view["height"]) = PlotSize(hasPanels, columns);
        view["encoding"] = encoding;
        view["layer"] = new JsonArray([.. layers]);
    }
}
