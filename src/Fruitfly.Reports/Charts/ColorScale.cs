using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>How values become colours.</summary>
public enum ColorScale
{
    /// <summary>Viridis from the least to the greatest value.</summary>
    Sequential,

    /// <summary>Viridis over the logarithm; values of zero and below are left out.</summary>
    Logarithmic,

    /// <summary>Two colours away from zero, the same on both sides: for gradients and weights.</summary>
    Diverging,

    /// <summary>From black to white: pictures.</summary>
    Grey,
}

static class ColorScales
{
    /// <summary>Cells are stroked in their own colour so wide that the ground does not
    /// shine through between them.</summary>
    public const double Seam = 0.7;

    /// <summary>Both channels of the fill and of <see cref="Seam"/>, which share one legend.</summary>
    public static (JsonObject Fill, JsonObject Stroke) Channels(JsonObject scale, JsonObject? legend)
    {
        var fill = new JsonObject
        {
            ["field"] = "value", ["type"] = "quantitative", ["scale"] = scale,
            ["legend"] = legend
        };
        return (fill, fill.DeepClone().AsObject());
    }

    public static JsonObject ToScale(this ColorScale scale, IEnumerable<double> values)
    {
        var all = values.Where(value => double.IsFinite(value) && (scale != ColorScale.Logarithmic || value > 0))
            .DefaultIfEmpty(1).ToList();
        var (low, high) = (all.Min(), all.Max());
        if (scale == ColorScale.Diverging)
            (low, high) = (-Math.Max(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)));
        if (low == high)
            high = low + Math.Max(1, Math.Abs(low));
        return new()
        {
            ["type"] = scale == ColorScale.Logarithmic ? "log" : "linear",
            ["domain"] = scale == ColorScale.Diverging ? new JsonArray(low, 0, high) : new JsonArray(low, high),
            [scale is ColorScale.Grey or ColorScale.Diverging ? "range" : "scheme"] = scale switch
            {
                ColorScale.Grey => new JsonArray("#000000", "#FFFFFF"),
                ColorScale.Diverging => new JsonArray(Palette.Blue, "#F4F4F2", Palette.Vermilion),
                _ => JsonValue.Create(Palette.Sequential),
            },
        };
    }
}
