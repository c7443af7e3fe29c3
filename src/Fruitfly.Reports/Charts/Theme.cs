using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>The colours that are not data, for pages and charts alike. Text colours keep a contrast of 4.5 : 1 on
/// <see cref="Background"/> and <see cref="Surface"/>.</summary>
public sealed record Theme(
    string Background, string Surface, string Ink, string Muted, string Line, string Grid, string Accent,
    string Confirmed, string Contradicted)
{
    public const string Sans =
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

    /// <summary>Between small multiples and their names, in pixels.</summary>
    internal const int HeaderPadding = 10;

    public static Theme Light { get; } = new(
        Background: "#FBFBF9", Surface: "#FFFFFF", Ink: "#1B1F24", Muted: "#59626C", Line: "#DCDFE3", Grid: "#E9EBEE",
        Accent: "#005A8F", Confirmed: "#00694D", Contradicted: "#A84300");

    public static Theme Dark { get; } = new(
        Background: "#101417", Surface: "#171C20", Ink: "#E8EBED", Muted: "#A3ADB6", Line: "#2F373E", Grid: "#262D33",
        Accent: "#7CC4F2", Confirmed: "#4CC9A0", Contradicted: "#FF9A5C");

    /// <summary>Style-sheet variables instead of colours: a chart drawn so follows the page
    /// without being drawn again.</summary>
    public static Theme Variables { get; } = new(
        "var(--background)", "var(--surface)", "var(--ink)", "var(--muted)", "var(--line)", "var(--grid)",
        "var(--accent)",
        "var(--confirmed)", "var(--contradicted)");

    /// <summary>The rules that give <see cref="Variables"/> the reader's colours: the ones chosen on the page
    /// (<c>data-theme</c>), or else the system's. Printing is always light.</summary>
    public static string StyleSheet { get; } =
        $":root{{color-scheme:light;{Light.ToStyle()}}}" +
        $"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{Dark.ToStyle()}}}}}" +
        "@media screen and " +
        $"(prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{Dark.ToStyle()}}}}}";

    string ToStyle() =>
        $"--background:{Background};--surface:{Surface};--ink:{Ink};--muted:{Muted};--line:{Line};--grid:{Grid};" +
        $"--accent:{Accent};--confirmed:{Confirmed};--contradicted:{Contradicted};";

    /// <summary>Vega-Lite's <c>config</c>: type, axes and named mark styles.
    /// <c>published</c> is the black diamond.</summary>
    public JsonObject ToChartConfig(bool hasBackground = true) => new()
    {
        ["background"] = hasBackground ? Surface : "transparent",
        ["font"] = Sans,
        ["padding"] = 8,
        ["view"] = new JsonObject { ["stroke"] = null },
        ["title"] = new JsonObject
        {
            ["anchor"] = "start", ["frame"] = "group", ["offset"] = 16, ["color"] = Ink, ["fontSize"] = 20,
            ["fontWeight"] = 600,
            ["subtitleColor"] = Muted, ["subtitleFontSize"] = 14, ["subtitlePadding"] = 6, ["lineHeight"] = 25,
        },
        ["axis"] = new JsonObject
        {
            ["labelColor"] = Muted, ["labelFontSize"] = 13, ["labelPadding"] = 8, ["labelLineHeight"] = 16,
            ["titleColor"] = Ink, ["titleFontSize"] = 14, ["titleFontWeight"] = 400, ["titlePadding"] = 12,
            ["gridColor"] = Grid, ["domain"] = false, ["ticks"] = false, ["tickCount"] = 6,
        },
        ["axisX"] = new JsonObject { ["grid"] = false, ["domain"] = true, ["domainColor"] = Line },
        ["header"] = new JsonObject
        {
            ["labelColor"] = Ink, ["labelFontSize"] = 14, ["labelPadding"] = HeaderPadding,
            ["labelAnchor"] = "start", ["title"] = null
        },
        ["legend"] = new JsonObject
        {
            ["labelColor"] = Ink, ["labelFontSize"] = 13, ["labelLimit"] = 0, ["title"] = null, ["orient"] = "top",
            ["titleColor"] = Ink, ["titleFontSize"] = 13, ["titleFontWeight"] = 400, ["titlePadding"] = 8,
            // A second one stands below the first.
            ["layout"] = new JsonObject { ["top"] = new JsonObject { ["direction"] = "vertical" } },
        },
        // What has no meaning's colour is drawn in ink.
        ["mark"] = new JsonObject { ["color"] = Ink },
        ["rule"] = new JsonObject { ["color"] = Ink },
        ["text"] = new JsonObject { ["color"] = Ink, ["fontSize"] = 14 },
        ["style"] = new JsonObject
        {
            ["published"] = new JsonObject
            {
                ["shape"] = "diamond", ["size"] = 130, ["filled"] = true, ["stroke"] = Surface, ["strokeWidth"] = 2,
            },
            ["threshold"] = new JsonObject { ["strokeWidth"] = 1.5, ["strokeDash"] = new JsonArray(2, 3) },
            ["halo"] = new JsonObject
            {
                ["color"] = Surface, ["stroke"] = Surface, ["strokeWidth"] = 4,
                ["strokeJoin"] = "round", ["opacity"] = 0.85
            },
            ["published-spread"] = new JsonObject { ["strokeWidth"] = 1.5 },
            ["end"] = new JsonObject { ["stroke"] = Surface, ["strokeWidth"] = 1.5 },
        },
    };
}
