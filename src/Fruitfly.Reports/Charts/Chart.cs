using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>A Vega-Lite specification with its data inside, the same data as tables, and the
/// sentence that says what it shows.</summary>
public sealed record Chart
{
    /// <summary>16 : 10, the ratio of every chart that is not a small multiple.</summary>
    public const int Width = 720;

    public const int Height = 450;

    /// <exception cref="InvalidOperationException">more marks than <see cref="MarkBudget.Limit"/></exception>
    public Chart(JsonObject specification, FigureData data, string caption)
    {
        MarkBudget.Check(specification);
        (Specification, Data, Caption) = (specification, data, caption);
    }

    public JsonObject Specification { get; }

    /// <summary>What it shows, as tables.</summary>
    public FigureData Data { get; }

    /// <summary>What is shown, with n, the kind of interval and the number of diverged trials.</summary>
    public string Caption { get; init; }

    /// <param name="title">the finding, as a sentence</param>
    /// <param name="subtitle">the setting</param>
    /// <param name="note">a sentence after the caption, where the chart needs one</param>
    public Figure ToFigure(string id, string title, string subtitle, string alternativeText, string note = "") =>
        new(id, title, subtitle, note.Length == 0 ? Caption : $"{Caption} {note}", alternativeText,
            Specification)
        { Data = Data };

    /// <summary>A specification's frame: schema, theme and named data; the caller adds the views.</summary>
    internal static JsonObject Frame(params IEnumerable<(string Name, JsonArray Rows)> datasets)
    {
        var named = new JsonObject();
        foreach (var (name, rows) in datasets)
            named[name] = rows;
        return new JsonObject
        {
            ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json",
            ["config"] = Theme.Light.ToChartConfig(),
            ["datasets"] = named,
        };
    }

    internal static JsonObject Named(string name) => new() { ["name"] = name };
}
