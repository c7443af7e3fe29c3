using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>Colour and dash of every series of a chart: by meaning where it has one, else the next free category's. No
/// two look the same: a second series of a meaning takes another dash.</summary>
sealed class SeriesStyles
{
    /// <summary>The symbol of a line: the line as it is drawn, with its dash.</summary>
    public const string LineSymbol = "stroke";

    static readonly IReadOnlyList<int>[] Dashes = [[], [6, 3], [2, 2], [10, 4], [1, 4]];

    readonly List<MeaningStyle> _styles = [];

    public SeriesStyles(IEnumerable<(string Name, Meaning? Meaning)> series)
    {
        var all = series.DistinctBy(one => one.Name).ToList();
        var taken = all.Where(one => one.Meaning is not null).Select(one => MeaningStyle.Of(one.Meaning!.Value).Color)
            .ToHashSet();
        var free = Palette.Categories.Concat([Palette.Blue, Palette.Orange]).Where(color => !taken.Contains(color))
            .ToList();
        var next = 0;
        foreach (var (name, meaning) in all)
        {
            var style = meaning is { } known
                ? MeaningStyle.Of(known)
                : new MeaningStyle(name, free[next % free.Count], Dashes[next++ % 3]);
            var dash = Dashes.Prepend(style.Dash)
                .FirstOrDefault(dash =>
                    !_styles.Any(other => other.Color == style.Color && other.Dash.SequenceEqual(dash)));
            _styles.Add(style with { Name = name, Dash = dash ?? style.Dash });
        }
    }

    /// <summary>The colours; the legend, where there is one, shows a symbol in full strength, whatever the opacity of
    /// the marks, since it has to be read. All channels and layers of a chart share one legend, so all of them ask for
    /// the same.</summary>
    /// <param name="symbol">as Vega names it; null for no legend</param>
    public JsonObject Color(string? symbol = null) => Channel(style => JsonValue.Create(style.Color), symbol);

    public JsonObject Dash(string? symbol = null) => Channel(
        style => new JsonArray([.. style.Dash.DefaultIfEmpty(1).Append(0).Take(2)
            .Select(length => JsonValue.Create(length))]), symbol);

    /// <summary>The colours as conditions, for marks that stay out of the legend.</summary>
    public JsonArray ColorBySeries() => new([.. _styles.Select(style => new JsonObject
    {
        ["test"] = $"datum.series === {JsonSerializer.Serialize(style.Name)}",
        ["value"] = style.Color,
    })]);

    JsonObject Channel(Func<MeaningStyle, JsonNode> value, string? symbol)
    {
        var channel = new JsonObject
        {
            ["field"] = "series",
            ["type"] = "nominal",
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. _styles.Select(style => JsonValue.Create(style.Name))]),
                ["range"] = new JsonArray([.. _styles.Select(value)]),
            },
        };
        channel["legend"] = symbol is null ? null : Legend(symbol);
        return channel;
    }

    /// <summary>In as many columns as fit the width of a chart, so that none is cut.</summary>
    JsonObject Legend(string symbol)
    {
        var legend = new JsonObject
        {
            ["title"] = null, ["symbolType"] = symbol, ["symbolOpacity"] = 1, ["symbolStrokeWidth"] = 2.5,
            ["symbolSize"] = symbol == LineSymbol ? 900 : 130,
        };
        var widths = _styles.Select(style => style.Name.Length * 7 + 46).ToList();
        if (widths.Sum() > Chart.Width)
            legend["columns"] = Math.Max(1, Chart.Width / widths.Max());
        return legend;
    }
}
