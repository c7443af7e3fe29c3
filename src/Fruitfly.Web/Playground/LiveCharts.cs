using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Web.Playground;

/// <summary>The specifications of the charts that grow while a network trains. They hold no rows: the page puts those
/// into the named data <c>bands</c> (step, low, high, split), <c>hairlines</c> (step, value, split, seed),
/// <c>before</c> (step, value, split), <c>lines</c> (step, value, split), <c>tests</c> (step, value) and
/// <c>changes</c> (step, text), which were made by hand.</summary>
sealed record LiveCharts(JsonObject Loss, JsonObject LogarithmicLoss, JsonObject Error)
{
    /// <summary>What the page fills.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["bands", "before", "changes", "hairlines", "lines", "tests"];

    /// <summary>For labels, so that the chart does not move when they change, in pixels.</summary>
    const int AxisRoom = 34;

    public static LiveCharts All { get; } = new(Draw("loss", false), Draw("loss", true), Draw("error (%)", false));

    static JsonObject Draw(string quantity, bool isLogarithmic) => new()
    {
        ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json",
        ["datasets"] = new JsonObject([.. Parts.Select(part => KeyValuePair.Create(part, (JsonNode?)new JsonArray()))]),
        ["width"] = 440,
        ["height"] = 220,
        ["autosize"] = new JsonObject { ["type"] = "fit", ["contains"] = "padding" },
        ["encoding"] = new JsonObject
        {
            ["x"] = new JsonObject
            {
                ["field"] = "step", ["type"] = "quantitative",
                ["scale"] = new JsonObject { ["nice"] = false, ["zero"] = true },
                ["axis"] = new JsonObject
                {
                    ["title"] = "step", ["tickCount"] = 5, ["titlePadding"] = 4,
                    ["labelExpr"] = "format(datum.value, datum.value < 10000 ? ',' : '~s')",
                },
            },
        },
        ["layer"] = new JsonArray(
            Layer("bands", new JsonObject { ["type"] = "area", ["opacity"] = 0.2 },
                Vertical("low", quantity, isLogarithmic), upper: "high"),
            Layer("before",
                new JsonObject
                {
                    ["type"] = "line", ["strokeWidth"] = 1.25, ["opacity"] = 0.55,
                    ["color"] = Palette.Neutral
                },
                Vertical("value", quantity, isLogarithmic), isColoured: false),
            Layer("hairlines", new JsonObject { ["type"] = "line", ["strokeWidth"] = 0.8, ["opacity"] = 0.45 },
                Vertical("value", quantity, isLogarithmic), detail: "seed", isDashed: false),
            Layer("lines", new JsonObject { ["type"] = "line", ["strokeWidth"] = 2.25, ["strokeJoin"] = "round" },
                Vertical("value", quantity, isLogarithmic)),
            Layer("tests",
                new JsonObject
                {
                    ["type"] = "point", ["filled"] = true, ["size"] = 90, ["opacity"] = 1,
                    ["color"] = Palette.Blue
                },
                Vertical("value", quantity, isLogarithmic), isColoured: false),
            Changes()),
    };

    static JsonObject Changes() => new()
    {
        ["data"] = new JsonObject { ["name"] = "changes" },
        ["mark"] = new JsonObject
        {
            ["type"] = "rule", ["strokeDash"] = new JsonArray(2, 3), ["color"] = Palette.Neutral,
        },
        ["encoding"] = new JsonObject
        {
            ["tooltip"] = new JsonObject { ["field"] = "text", ["type"] = "nominal" },
        },
    };

    static JsonObject Layer(
        string part, JsonObject mark, JsonObject vertical, string? upper = null, string? detail = null,
        bool isColoured = true, bool isDashed = true)
    {
        var encoding = new JsonObject { ["y"] = vertical };
        if (upper is not null)
            encoding["y2"] = new JsonObject { ["field"] = upper };
        if (isColoured)
            encoding["color"] = Split(style => JsonValue.Create(style.Color));
        if (isColoured && isDashed && upper is null)
            encoding["strokeDash"] = Split(style =>
                new JsonArray([.. style.Dash.Select(length => JsonValue.Create(length))]));
        var lines = (List<string>)[.. detail is null ? [] : (string[])[detail],
            .. isColoured || part == "tests" ? [] : (string[])["split"]];
        if (lines.Count > 0)
            encoding["detail"] = new JsonArray([.. lines.Select(field =>
                new JsonObject { ["field"] = field, ["type"] = "nominal" })]);
        return new JsonObject
        {
            ["data"] = new JsonObject { ["name"] = part }, ["mark"] = mark,
            ["encoding"] = encoding
        };
    }

    static JsonObject Vertical(string field, string quantity, bool isLogarithmic) => new()
    {
        ["field"] = field, ["type"] = "quantitative",
        ["scale"] = isLogarithmic
            ? new JsonObject { ["type"] = "log", ["nice"] = true }
            : new JsonObject { ["zero"] = true, ["nice"] = true },
        ["axis"] = new JsonObject
        {
            ["title"] = quantity, ["tickCount"] = 5, ["titlePadding"] = 8,
            ["minExtent"] = AxisRoom, ["maxExtent"] = AxisRoom
        },
    };

    static JsonObject Split(Func<MeaningStyle, JsonNode?> look)
    {
        Meaning[] splits = [Meaning.Training, Meaning.Validation];
        return new()
        {
            ["field"] = "split", ["type"] = "nominal", ["legend"] = null,
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. splits.Select(split => JsonValue.Create(MeaningStyle.Of(split).Name))]),
                ["range"] = new JsonArray([.. splits.Select(split => look(MeaningStyle.Of(split)))]),
            },
        };
    }
}
