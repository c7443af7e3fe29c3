using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>Colour and dash of every series of a chart: by meaning where it has one, else the next free category's. No
/// two look the same: a second series of a meaning takes another dash.</summary>
sealed class SeriesStyles
{
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

    public JsonObject Color(bool hasLegend = false) => Channel(style => JsonValue.Create(style.Color), hasLegend);

    /// <summary>The colours as conditions, for marks that stay out of the legend.</summary>
    public JsonArray ColorBySeries() => new([.. _styles.Select(style => new JsonObject
    {
        ["test"] = $"datum.series === {JsonSerializer.Serialize(style.Name)}",
        ["value"] = style.Color,
    })]);

    public JsonObject Dash(bool hasLegend = false) => Channel(
        style => new JsonArray([.. style.Dash.DefaultIfEmpty(1).Append(0).Take(2)
            .Select(length => JsonValue.Create(length))]), hasLegend);

    JsonObject Channel(Func<MeaningStyle, JsonNode> value, bool hasLegend)
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
        channel["legend"] = hasLegend
            ? new JsonObject { ["title"] = null, ["symbolStrokeWidth"] = 2.5, ["symbolSize"] = 300 } : null;
        return channel;
    }
}
